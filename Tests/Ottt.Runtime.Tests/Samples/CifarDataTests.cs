using Ottt.Testing;
using Xunit;

namespace Ottt.Runtime.Tests.Samples;

public sealed class CifarDataTests : IDisposable
{
    private const int Usage = 2;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_files_of_ten_classes_train_a_network_of_ten()
    {
        CifarFiles.WriteTen(_folder.Path, 4, 4, 4, 4, 4, 10);

        SampleProcess process = await Train(_folder.Path);

        Assert.Contains(process.Output, line => line == $"CIFAR-10 in {_folder.Path}: 20 images to learn from, 10 to be tested on; cpu, 1 thread");
        Assert.Equal("VggSmall: [3, 32, 32] -> [10]", process.Output[0]);
    }

    [Fact]
    public async Task The_files_of_a_hundred_classes_train_a_network_of_a_hundred()
    {
        CifarFiles.WriteHundred(Path.Combine(_folder.Path, CifarFiles.HundredFolder), training: 20, test: 10);

        SampleProcess process = await Train(_folder.Path);

        Assert.Contains(process.Output, line => line.StartsWith($"CIFAR-100 in {_folder.Path}: 20 images", StringComparison.Ordinal));
        Assert.Equal("VggSmallHundred: [3, 32, 32] -> [100]", process.Output[0]);
    }

    [Fact]
    public async Task Only_the_first_images_may_be_looked_at()
    {
        CifarFiles.WriteTen(_folder.Path, 4, 4, 4, 4, 4, 10);

        SampleProcess process = await Train(_folder.Path, "--images", "12");

        Assert.Contains(process.Output, line => line.EndsWith(": 12 images to learn from, 10 to be tested on; cpu, 1 thread", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_missing_folder_is_named()
    {
        string folder = Path.Combine(_folder.Path, "nowhere");

        (await CifarProcess.Run("--data", folder)).AssertRefused(Usage, $"'{folder}' is not a folder, or does not exist.");
    }

    [Fact]
    public async Task A_missing_file_is_named()
    {
        CifarFiles.WriteTen(_folder.Path, 4, 4, 4, 4, 4, 10);
        string path = Path.Combine(_folder.Path, "data_batch_2.bin");
        File.Delete(path);

        (await CifarProcess.Run("--data", _folder.Path)).AssertRefused(Usage, $"'{path}' does not exist, and is one of the files of CIFAR-10.");
    }

    [Fact]
    public async Task A_truncated_file_is_named_with_what_it_lacks()
    {
        CifarFiles.WriteTen(_folder.Path, 4, 4, 4, 4, 4, 10);
        string path = _folder.Write("test_batch.bin", CifarFiles.Ten(5, 10)[..^1]);

        (await CifarProcess.Run("--data", _folder.Path, "--json")).AssertRefused(
            Usage, $"'{path}' is truncated or is no file of CIFAR-10: 30729 bytes are 9 images of 3073 bytes and 3072 bytes more (at byte 30729).");
    }

    private static async Task<SampleProcess> Train(string folder, params string[] more)
    {
        SampleProcess process = await CifarProcess.Run([.. CifarProcess.Tiny, "--threads", "1", "--data", folder, .. more]);
        Assert.Empty(process.Errors);
        Assert.Equal(0, process.ExitCode);
        return process;
    }
}
