using System.Security.Cryptography;
using Ottt.Data.Downloads;
using Ottt.Testing;

namespace Ottt.Toolkit.Tests.Downloads;

/// <summary>A cache that is gone after the test, and data sets of one file.</summary>
internal sealed class DownloadTestBed : IDisposable
{
    public const string Name = "digits.bin";

    private readonly TemporaryFolder _folder = new();

    /// <summary>The file: more than fits into a buffer of the downloader.</summary>
    public static byte[] Content { get; } = TemporaryFolder.Noise(400_000);

    public string Cache => _folder.Path;

    /// <summary>Where the file is to be.</summary>
    public string Target => Path.Combine(Cache, "digits", Name);

    public string Partial => Target + ".partial";

    /// <summary>The pauses that the downloader made between attempts.</summary>
    public List<TimeSpan> Pauses { get; } = [];

    public static string Sha256(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    public static DownloadableDataset Dataset(params Uri[] addresses) => Dataset(new DownloadFile(Name, addresses, Sha256(Content), Content.Length)
    {
        Size = Content.Length,
    });

    public static DownloadableDataset Dataset(DownloadFile file) => new("digits", "Digits", new Uri("http://home.example/"), "the usual terms", [file]);

    /// <summary>A downloader that does not pause.</summary>
    public DatasetDownloader Downloader(Func<TransferSettings, TransferSettings>? adjust = null, int attempts = 5) => new()
    {
        CacheFolder = Cache,
        MaximumAttempts = attempts,
        Adjust = settings => (adjust ?? (unchanged => unchanged))(settings with { Wait = Pause }),
    };

    public void Dispose() => _folder.Dispose();

    private Task Pause(TimeSpan pause, CancellationToken cancellationToken)
    {
        Pauses.Add(pause);
        return Task.CompletedTask;
    }
}
