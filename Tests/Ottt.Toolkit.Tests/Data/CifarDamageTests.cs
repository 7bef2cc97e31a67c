using Ottt.Data;
using Ottt.Testing;
using Xunit;

namespace Ottt.Toolkit.Tests.Data;

public sealed class CifarDamageTests : IDisposable
{
    private const int TenRecord = 3073;
    private const int HundredRecord = 3074;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_missing_folder_is_named()
    {
        string folder = Path.Combine(_folder.Path, "nowhere");

        Assert.Equal($"'{folder}' is not a folder, or does not exist.", Refuse(folder).Message);
    }

    [Fact]
    public void An_archive_in_the_place_of_a_folder_is_refused()
    {
        string archive = _folder.Write("cifar-10-binary.tar.gz", [1, 2, 3]);

        Assert.Equal($"'{archive}' is a file where a folder is expected; unpack an archive first.", Refuse(archive).Message);
    }

    [Fact]
    public void A_folder_without_any_of_the_files_is_told_what_was_looked_for()
    {
        _folder.Write("data_batch_1", [1, 2, 3]);

        string message = Refuse(_folder.Path).Message;

        Assert.StartsWith($"'{_folder.Path}' has no files of the binary version of CIFAR-10 (data_batch_1.bin, ", message, StringComparison.Ordinal);
        Assert.All([.. CifarFiles.TenNames, "train.bin", "test.bin", CifarFiles.TenFolder, CifarFiles.HundredFolder], name =>
            Assert.Contains(name, message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("data_batch_1.bin")]
    [InlineData("data_batch_4.bin")]
    [InlineData("test_batch.bin")]
    public void A_missing_file_is_named(string name)
    {
        WriteTen();
        File.Delete(PathOf(name));

        AssertRefused(name, "does not exist, and is one of the files of CIFAR-10.");
    }

    [Fact]
    public void A_missing_file_of_a_hundred_is_named()
    {
        CifarFiles.WriteHundred(_folder.Path, 2, 2);
        File.Delete(PathOf("test.bin"));

        AssertRefused("test.bin", "does not exist, and is one of the files of CIFAR-100.");
    }

    [Fact]
    public void An_empty_file_is_refused()
    {
        WriteTen();
        _folder.Write("data_batch_3.bin", []);

        AssertRefused("data_batch_3.bin", $"is empty; CIFAR-10 has {TenRecord} bytes for each image (at byte 0).");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(TenRecord - 1)]
    [InlineData(TenRecord + 1)]
    [InlineData((2 * TenRecord) - 1)]
    public void A_file_that_is_no_whole_number_of_images_is_refused(int length)
    {
        WriteTen();
        _folder.Write("data_batch_2.bin", CifarFiles.Ten(1, 2)[..length]);

        AssertRefused(
            "data_batch_2.bin",
            $"is truncated or is no file of CIFAR-10: {length} bytes are {length / TenRecord} images of {TenRecord} bytes"
            + $" and {length % TenRecord} bytes more (at byte {length}).");
    }

    [Fact]
    public void A_truncated_test_file_is_refused_before_any_training_image_is_read()
    {
        WriteTen(label: 10);
        _folder.Write("test_batch.bin", CifarFiles.Ten(5, 2)[..^1]);

        AssertRefused("test_batch.bin", $"is truncated or is no file of CIFAR-10: {(2 * TenRecord) - 1} bytes are 1 images of {TenRecord} bytes and {TenRecord - 1} bytes more (at byte {(2 * TenRecord) - 1}).");
    }

    [Fact]
    public void A_label_out_of_range_is_found_with_its_place()
    {
        WriteTen();
        byte[] content = CifarFiles.Ten(4, 3);
        content[2 * TenRecord] = 10;
        _folder.Write("data_batch_5.bin", content);

        AssertRefused("data_batch_5.bin", $"has the label 10 for image 2, which is outside 0 to 9 (at byte {2 * TenRecord}).");
    }

    [Theory]
    [InlineData(0, 20, "coarse label", "0 to 19")]
    [InlineData(1, 100, "fine label", "0 to 99")]
    public void Either_label_of_a_hundred_is_checked(int position, byte value, string name, string range)
    {
        CifarFiles.WriteHundred(_folder.Path, 2, 2);
        byte[] content = CifarFiles.Hundred(1, 2);
        content[HundredRecord + position] = value;
        _folder.Write("test.bin", content);

        AssertRefused("test.bin", $"has the {name} {value} for image 1, which is outside {range} (at byte {HundredRecord + position}).");
    }

    [Fact]
    public void A_file_of_the_other_data_set_is_refused()
    {
        WriteTen();
        _folder.Write("data_batch_2.bin", CifarFiles.Hundred(0, 2));

        AssertRefused("data_batch_2.bin", $"is truncated or is no file of CIFAR-10: {2 * HundredRecord} bytes are 2 images of {TenRecord} bytes and 2 bytes more (at byte {2 * HundredRecord}).");
    }

    [Fact]
    public void A_folder_in_the_place_of_a_file_is_refused()
    {
        WriteTen();
        File.Delete(PathOf("data_batch_1.bin"));
        Directory.CreateDirectory(PathOf("data_batch_1.bin"));

        DataFormatException problem = Refuse(_folder.Path);

        Assert.Equal(PathOf("data_batch_1.bin"), problem.FilePath);
        Assert.StartsWith($"'{PathOf("data_batch_1.bin")}' cannot be read: ", problem.Message, StringComparison.Ordinal);
        Assert.NotNull(problem.InnerException);
    }

    [Fact]
    public void A_file_that_another_program_keeps_to_itself_is_refused()
    {
        WriteTen();
        using FileStream kept = File.Open(PathOf("test_batch.bin"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        Assert.StartsWith($"'{PathOf("test_batch.bin")}' cannot be read: ", Refuse(_folder.Path).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_becomes_shorter_while_it_is_read_is_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows lets nobody shorten a file that is being read.");
        string path = _folder.Write("test_batch.bin", CifarFiles.Ten(5, 2));
        using CifarFile file = CifarFile.Open(CifarFormat.Ten, _folder.Path, "test_batch.bin");
        using (var other = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite)) other.SetLength(TenRecord + 100);

        var problem = Assert.Throws<DataFormatException>(() => file.Read(new byte[2 * 3072], new byte[2], label: 0));

        Assert.Equal($"'{path}' ends within image 1 of 2; it became shorter while it was read (at byte {TenRecord + 100}).", problem.Message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Without_permission_the_folder_or_the_file_is_named(bool forTheFile)
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "The test runs as root, whom nothing is denied.");
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has other permissions.");
            return;
        }

        WriteTen();
        string denied = forTheFile ? PathOf("test_batch.bin") : _folder.Path;
        UnixFileMode mode = File.GetUnixFileMode(denied);
        File.SetUnixFileMode(denied, UnixFileMode.None);
        try
        {
            Assert.StartsWith($"'{denied}' cannot be read: ", Refuse(_folder.Path).Message, StringComparison.Ordinal);
        }
        finally
        {
            File.SetUnixFileMode(denied, mode);
        }
    }

    [Fact]
    public void More_images_than_an_array_can_hold_are_refused_without_taking_memory()
    {
        const long Images = 400_000;
        WriteTen();
        foreach (string name in CifarFiles.TenNames.Take(2)) SetLength(name, Images * TenRecord);

        long before = GC.GetAllocatedBytesForCurrentThread();
        DataFormatException problem = Refuse(_folder.Path);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
        Assert.Equal(
            $"'{_folder.Path}' has {(2 * Images) + 4} images; at most {Array.MaxLength / 3072} of CIFAR-10's fit into the memory of an array.",
            problem.Message);
    }

    private static DataFormatException Refuse(string folder) => Assert.Throws<DataFormatException>(() => CifarDataset.Load(folder));

    private void WriteTen(byte? label = null)
    {
        CifarFiles.WriteTen(_folder.Path, 1, 1, 1, 1, 1, 1);
        if (label is byte value) _folder.Write("data_batch_1.bin", [value, .. CifarFiles.Pixels(0, 0)]);
    }

    private void AssertRefused(string name, string problem)
    {
        DataFormatException exception = Refuse(_folder.Path);
        Assert.Equal(PathOf(name), exception.FilePath);
        Assert.Equal($"'{PathOf(name)}' {problem}", exception.Message);
    }

    /// <summary>Makes a file long without filling the disk.</summary>
    private void SetLength(string name, long length)
    {
        using FileStream file = File.OpenWrite(PathOf(name));
        file.SetLength(length);
    }

    private string PathOf(string name) => Path.Combine(_folder.Path, name);
}
