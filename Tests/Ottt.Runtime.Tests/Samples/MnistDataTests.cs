using Ottt.Testing;
using Xunit;

namespace Ottt.Runtime.Tests.Samples;

public sealed class MnistDataTests : IDisposable
{
    private const int Usage = 2;

    private readonly TinyDigits _digits = new();

    public void Dispose() => _digits.Dispose();

    [Fact]
    public async Task A_missing_folder_is_named()
    {
        string folder = _digits.PathOf("nowhere");

        (await MnistProcess.Run("--data", folder)).AssertRefused(Usage, $"'{folder}' is not a folder, or does not exist.");
    }

    [Fact]
    public async Task A_missing_file_is_named()
    {
        File.Delete(_digits.PathOf(TinyDigits.TrainingLabels));

        await Refuses($"'{_digits.Folder}' has neither {TinyDigits.TrainingLabels} nor {TinyDigits.TrainingLabels}.gz.");
    }

    [Fact]
    public async Task A_truncated_file_is_named_with_what_it_lacks()
    {
        string path = _digits.PathOf(TinyDigits.TrainingImages);
        byte[] content = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(path, content[..^1], TestContext.Current.CancellationToken);

        await Refuses($"'{path}' is truncated: [64, 28, 28] is {64 * 28 * 28} bytes after the header, but there are {(64 * 28 * 28) - 1} (at byte {16 + (64 * 28 * 28) - 1}).");
    }

    [Fact]
    public async Task Counts_that_do_not_match_are_told()
    {
        string labels = _digits.PathOf(TinyDigits.TrainingLabels), images = _digits.PathOf(TinyDigits.TrainingImages);
        await File.WriteAllBytesAsync(labels, TemporaryFolder.Idx([63], new byte[63]), TestContext.Current.CancellationToken);

        await Refuses($"'{labels}' has 63 labels, but '{images}' has 64 images.");
    }

    [Fact]
    public async Task Images_of_another_size_are_refused()
    {
        foreach (string part in new[] { "train", "t10k" })
        {
            await Replace($"{part}-images-idx3-ubyte", TemporaryFolder.Idx([4, 32, 30], new byte[4 * 32 * 30]));
            await Replace($"{part}-labels-idx1-ubyte", TemporaryFolder.Idx([4], new byte[4]));
        }

        await Refuses($"'{_digits.Folder}' has images of 32 x 30 pixels; the networks of this sample look at 28 x 28.");
    }

    private async Task Refuses(string message) =>
        (await MnistProcess.Run([.. MnistProcess.Tiny, "--data", _digits.Folder])).AssertRefused(Usage, message);

    private Task Replace(string file, byte[] content) =>
        File.WriteAllBytesAsync(_digits.PathOf(file), content, TestContext.Current.CancellationToken);
}
