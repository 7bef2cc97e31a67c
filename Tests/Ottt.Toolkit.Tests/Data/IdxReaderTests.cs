using Ottt.Data;
using Ottt.Testing;
using Xunit;

namespace Ottt.Toolkit.Tests.Data;

public sealed class IdxReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_was_written_is_read_whatever_the_name_says_of_compression(bool packed)
    {
        byte[] values = TemporaryFolder.Noise(5 * 7 * 3);
        byte[] content = TemporaryFolder.Idx([5, 7, 3], values);
        string path = _folder.Write(packed ? "plain-name" : "packed-name.gz", packed ? TemporaryFolder.Gzip(content) : content);
        IdxArray array = IdxReader.Read(path, 3);
        Assert.Equal([5, 7, 3], array.Dimensions);
        Assert.Equal(values, array.Values);
    }

    [Fact]
    public void Arrays_larger_than_a_chunk_are_read_whole()
    {
        byte[] values = TemporaryFolder.Noise((3 << 20) + 5);
        string path = _folder.Write("large", TemporaryFolder.Gzip(TemporaryFolder.Idx([values.Length], values)));
        Assert.True(values.AsSpan().SequenceEqual(IdxReader.Read(path, 1).Values));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_file_cut_anywhere_is_refused(bool packed)
    {
        byte[] content = TemporaryFolder.Idx([40, 7, 7], TemporaryFolder.Noise(40 * 49));
        if (packed) content = TemporaryFolder.Gzip(content);
        for (int length = content.Length - 1; length >= 0; length -= length > content.Length - 20 || length < 30 ? 1 : 97)
        {
            string path = _folder.Write("cut", content[..length]);
            var exception = Assert.Throws<DataFormatException>(() => IdxReader.Read(path, 3));
            Assert.Equal(path, exception.FilePath);
            Assert.Contains(path, exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_cut_file_tells_what_was_expected_and_found() =>
        Refuses(TemporaryFolder.Idx([4], new byte[3]), 1, "is truncated: [4] is 4 bytes after the header, but there are 3 (at byte 11).");

    [Fact]
    public void A_cut_header_tells_what_was_expected_and_found()
    {
        Refuses([0, 0, 8], 1, "is truncated: an IDX file starts with 4 bytes, but there are 3 (at byte 3).");
        Refuses([0, 0, 8, 1, 0, 0], 1, "is truncated: the header has 8 bytes, but there are 6 (at byte 6).");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Bytes_after_the_end_are_refused(bool packed)
    {
        byte[] content = TemporaryFolder.Idx([4], new byte[5]);
        Refuses(packed ? TemporaryFolder.Gzip(content) : content, 1, "goes on after the 4 bytes that its header [4] promises (at byte 12).");
    }

    [Fact]
    public void Another_magic_number_is_refused() =>
        Refuses([0x50, 0x4B, 8, 1, 0, 0, 0, 1, 0], 1, "is not an IDX file: it starts with 50 4B instead of 00 00 (at byte 0).");

    [Fact]
    public void Another_type_of_element_is_refused() =>
        Refuses(TemporaryFolder.Idx([1], new byte[4], type: 0x0D), 1, "has elements of type 0x0D where unsigned bytes, 0x08, are expected (at byte 2).");

    [Fact]
    public void Another_rank_is_refused() =>
        Refuses(TemporaryFolder.Idx([2, 2], new byte[4]), 3, "has 2 dimensions where 3 are expected (at byte 3).");

    [Fact]
    public void A_size_of_zero_or_beyond_any_array_is_refused()
    {
        Refuses(TemporaryFolder.Idx([2, 0, 2], []), 3, "has the size 0 in dimension 1, where 1 to 2147483647 is possible (at byte 8).");
        Refuses(TemporaryFolder.Idx([-1], []), 1, "has the size 4294967295 in dimension 0, where 1 to 2147483647 is possible (at byte 4).");
        Refuses(TemporaryFolder.Idx([int.MaxValue, int.MaxValue, int.MaxValue], []), 3, "more than the 2147483591 bytes that an array can hold (at byte 4).");
    }

    [Fact]
    public void A_header_that_promises_gigabytes_does_not_get_them()
    {
        foreach (bool packed in new[] { false, true })
        {
            byte[] content = TemporaryFolder.Idx([2_000_000_000], new byte[100]);
            string path = _folder.Write("promise", packed ? TemporaryFolder.Gzip(content) : content);
            long before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Throws<DataFormatException>(() => IdxReader.Read(path, 1));
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
        }
    }

    [Fact]
    public void A_damaged_gzip_file_is_refused()
    {
        byte[] content = TemporaryFolder.Gzip(TemporaryFolder.Idx([2000], TemporaryFolder.Noise(2000)));
        for (int position = 10; position < content.Length; position += 61)
        {
            byte[] damaged = [.. content];
            damaged[position] ^= 0x55;
            string path = _folder.Write("damaged", damaged);
            Assert.Throws<DataFormatException>(() => IdxReader.Read(path, 1));
        }
    }

    [Fact]
    public void A_gzip_file_that_goes_on_is_refused() =>
        Refuses([.. TemporaryFolder.Gzip(TemporaryFolder.Idx([4], new byte[4])), 7], 1, "it is cut off or goes on.");

    [Fact]
    public void A_missing_file_is_named()
    {
        string path = Path.Combine(_folder.Path, "nothing");
        Assert.Equal($"'{path}' does not exist.", Assert.Throws<DataFormatException>(() => IdxReader.Read(path, 1)).Message);
    }

    private void Refuses(byte[] content, int rank, string problem)
    {
        string path = _folder.Write("file", content);
        var exception = Assert.Throws<DataFormatException>(() => IdxReader.Read(path, rank));
        Assert.StartsWith($"'{path}' ", exception.Message, StringComparison.Ordinal);
        Assert.EndsWith(problem, exception.Message, StringComparison.Ordinal);
    }
}
