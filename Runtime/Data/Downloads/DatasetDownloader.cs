namespace Ottt.Data.Downloads;

/// <summary>
/// Downloads data sets into a cache of the user, once: what is there is not asked for again. Files are written beside their place and moved there when
/// their SHA-256 is right; what breaks off is gone on with, in this process or a later one; two downloads wait for each other.
/// </summary>
public sealed partial class DatasetDownloader
{
    private const int DefaultAttempts = 5;

    private static readonly Lazy<HttpClient> OwnClient = new(() =>
        new HttpClient(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(30), PooledConnectionLifetime = TimeSpan.FromMinutes(15) })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        });

    private readonly HttpClient? _client;

    /// <summary>Makes a downloader.</summary>
    /// <param name="client">What requests are made with; it must not decompress by itself. Null for one of the runtime's own.</param>
    public DatasetDownloader(HttpClient? client = null) => _client = client;

    /// <summary>
    /// The folder with a folder for each data set. By default <c>datasets</c> in the folder that the environment variable OTTT_CACHE names, or
    /// <c>ottt/datasets</c> in the platform's own for such: XDG_CACHE_HOME or ~/.cache, ~/Library/Caches, or the local application data of Windows.
    /// </summary>
    /// <exception cref="InvalidOperationException">None was set, and the user has no such folder.</exception>
    public string CacheFolder { get => field ??= UserCacheFolder.OfThisUser(); init => field = Path.GetFullPath(value); }

    /// <summary>
    /// How often an address is asked in a row without any more bytes coming, before the next one is, at least 1. 5 by default; between the attempts
    /// are pauses, from half a second to half a minute.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaximumAttempts
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = DefaultAttempts;

    /// <summary>How long nothing may come before a connection is given up for broken: more than zero. A minute by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or negative.</exception>
    public TimeSpan StallTimeout
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            field = value;
        }
    } = TimeSpan.FromMinutes(1);

    /// <summary>Changes what tests change.</summary>
    internal Func<TransferSettings, TransferSettings> Adjust { get; init; } = settings => settings;

    /// <summary>The folder of a data set in the cache, whether it is there or not.</summary>
    /// <param name="dataset">The data set.</param>
    public string FolderOf(DownloadableDataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return Path.Combine(CacheFolder, dataset.Name);
    }

    /// <summary>Whether all files of a data set are there.</summary>
    /// <param name="dataset">The data set.</param>
    public bool IsThere(DownloadableDataset dataset) => Missing(dataset).Count == 0;

    /// <summary>The folder of a data set, with its files, which are downloaded if they are not there.</summary>
    /// <param name="dataset">The data set, such as <see cref="DatasetCatalog.Mnist"/>.</param>
    /// <param name="allowDownload">Whether anything may be downloaded: what the user of a program says with <c>--download</c>.</param>
    /// <param name="progress">Is told how far it is.</param>
    /// <param name="cancellationToken">Breaks off; what has come stays, and the next call goes on behind it.</param>
    /// <exception cref="DownloadRefusedException">Files are missing, and <paramref name="allowDownload"/> is false.</exception>
    /// <exception cref="DownloadException">A file could not be downloaded, is not what it should be, or cannot be written or unpacked.</exception>
    /// <exception cref="OperationCanceledException">The download was cancelled.</exception>
    public async Task<string> GetAsync(
        DownloadableDataset dataset,
        bool allowDownload = false,
        IProgress<DownloadProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        string folder = FolderOf(dataset);
        IReadOnlyList<DownloadFile> missing = Missing(dataset);
        if (missing.Count == 0) return folder;
        if (!allowDownload) throw new DownloadRefusedException(dataset, missing, folder);
        using IDisposable taken = await TakeAsync(dataset, folder, missing[0], progress, cancellationToken).ConfigureAwait(false);

        // Whoever held the lock may have brought them.
        foreach (DownloadFile file in Missing(dataset))
        {
            await DownloadAsync(folder, file, progress, cancellationToken).ConfigureAwait(false);
            if (file.Archive is { } archive)
            {
                await Task.Run(() => Unpack(folder, file, archive, progress, cancellationToken), cancellationToken).ConfigureAwait(false);
            }

            progress?.Report(new DownloadProgress(file.Name, DownloadStage.Done, file.Size ?? 0, file.Size));
        }

        return folder;
    }

    private IReadOnlyList<DownloadFile> Missing(DownloadableDataset dataset)
    {
        string folder = FolderOf(dataset);
        return [.. dataset.Files.Where(file => !IsThere(Path.Combine(folder, file.Result), file))];
    }

    private static bool IsThere(string path, DownloadFile file)
    {
        if (file.Archive is not null) return Directory.Exists(path);
        var found = new FileInfo(path);
        return found.Exists && found.Length == (file.Size ?? found.Length);
    }
}
