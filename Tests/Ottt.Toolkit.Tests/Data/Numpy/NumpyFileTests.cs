using System.Text;
using Ottt.Data;
using Ottt.Data.Numpy;
using Ottt.Testing;
using Xunit;

namespace Ottt.Toolkit.Tests.Data.Numpy;

public sealed class NumpyFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("<f4", "0000803F000020C0", new[] { 1f, -2.5f })]
    [InlineData("<f2", "003C00C1", new[] { 1f, -2.5f })]
    [InlineData("<f8", "000000000000F03F00000000000004C0", new[] { 1f, -2.5f })]
    [InlineData("|i1", "01FF", new[] { 1L, -1L })]
    [InlineData("<i2", "0100FEFF", new[] { 1L, -2L })]
    [InlineData("<u2", "0100FEFF", new[] { 1L, 65534L })]
    [InlineData("<i4", "0100000000000080", new[] { 1L, int.MinValue })]
    [InlineData("<u4", "0100000000000080", new[] { 1L, 1L << 31 })]
    [InlineData("<i8", "0100000000000000FFFFFFFFFFFFFFFF", new[] { 1L, -1L })]
    [InlineData("|u1", "01FF", new byte[] { 1, 255 })]
    [InlineData("|b1", "0100", new byte[] { 1, 0 })]
    public void Each_kind_of_element_is_read(string descr, string bytes, Array expected)
    {
        NumpyArray array = Read(NumpyBytes.File(descr, "(2,)", Convert.FromHexString(bytes)));
        Assert.Equal([2], array.Shape);
        Assert.Equal(expected, array.Values);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Each_version_is_read(int version)
    {
        NumpyArray array = Read(NumpyBytes.File("<f4", "(1, 2)", NumpyBytes.Of(3f, 4f), version: version));
        Assert.Equal([1, 2], array.Shape);
        Assert.Equal([3f, 4f], array.ToSingles());
    }

    [Fact]
    public void Fortran_order_becomes_row_major()
    {
        // Element [i, j, k] is 100 i + 10 j + k; the first index runs fastest in the file.
        long[] file = [.. from k in Enumerable.Range(0, 4) from j in Enumerable.Range(0, 3) from i in Enumerable.Range(0, 2) select (100L * i) + (10 * j) + k];
        long[] expected = [.. from i in Enumerable.Range(0, 2) from j in Enumerable.Range(0, 3) from k in Enumerable.Range(0, 4) select (100L * i) + (10 * j) + k];
        Assert.Equal(expected, Read(NumpyBytes.File("<i8", "(2, 3, 4)", NumpyBytes.Of(file), fortran: true)).ToIntegers());
    }

    [Fact]
    public void Single_numbers_and_empty_arrays_are_read()
    {
        Assert.Equal((0, 1), (Read(NumpyBytes.File("<f4", "()", NumpyBytes.Of(5f))).Shape.Count, Read(NumpyBytes.File("<f4", "()", NumpyBytes.Of(5f))).Count));
        Assert.Equal([0, 3], Read(NumpyBytes.File("<f4", "(0, 3)", [])).Shape);
    }

    [Fact]
    public void Keys_may_come_in_any_order_and_with_either_quote()
    {
        Assert.Equal([7f], Read(NumpyBytes.WithHeader("{\"shape\": (1,), 'fortran_order': False,'descr':\"<f4\"}", NumpyBytes.Of(7f))).ToSingles());
    }

    [Fact]
    public void A_file_is_written_to_the_byte_as_the_format_says()
    {
        string path = Path.Combine(_folder.Path, "a.npy");
        NumpyFile.Write(path, new NumpyArray([2, 3], [1f, 2f, 3f, 4f, 5f, 6f]));
        byte[] file = File.ReadAllBytes(path);
        Assert.Equal("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }", Encoding.ASCII.GetString(file, 10, 118).TrimEnd());
        Assert.Equal((0x76, 0, (byte)'\n'), (file[8], file[9], file[127]));
        Assert.Equal(NumpyBytes.File("<f4", "(2, 3)", NumpyBytes.Of(1f, 2f, 3f, 4f, 5f, 6f)), file);
        NumpyFile.Write(path, new NumpyArray([2], [1L, -1L]));
        Assert.Equal(NumpyBytes.File("<i8", "(2,)", NumpyBytes.Of(1L, -1L)), File.ReadAllBytes(path));
        NumpyFile.Write(path, new NumpyArray([], new byte[] { 9 }));
        Assert.Equal(NumpyBytes.File("|u1", "()", [9]), File.ReadAllBytes(path));
    }

    [Fact]
    public void Large_arrays_go_there_and_back()
    {
        string path = Path.Combine(_folder.Path, "a.npy");
        float[] values = [.. Enumerable.Range(0, 20000).Select(index => index * 0.5f)];
        NumpyFile.Write(path, new NumpyArray([200, 100], values));
        Assert.Equal(values, NumpyFile.Read(path).ToSingles());
        Assert.Equal([path], Directory.GetFiles(_folder.Path));
    }

    [Theory]
    [InlineData(">f4", "(1,)", "has big-endian elements (>f4)")]
    [InlineData("<c8", "(1,)", "has elements of kind '<c8'")]
    [InlineData("<U3", "(1,)", "has elements of kind '<U3'")]
    [InlineData("|O", "(1,)", "has elements of kind '|O'")]
    [InlineData("<f4", "(-1,)", "has a size in its shape that is none from 0 to 2147483647")]
    [InlineData("<f4", "(99999999999,)", "has a size in its shape that is none from 0 to 2147483647")]
    [InlineData("<f4", "(2147483647, 2147483647)", "more than the")]
    [InlineData("<f4", "(2147483647, 0, 2147483647)", "goes on after its elements")]
    [InlineData("<f4", "(1000000,)", "is truncated: (1000000) elements of f4 are 4000000 bytes after the header, but there are 4")]
    [InlineData("<f4", "1", "has no '(' where it is expected")]
    public void What_cannot_be_read_is_refused_by_name(string descr, string shape, string expected) =>
        Assert.Contains(expected, Refuses(NumpyBytes.File(descr, shape, NumpyBytes.Of(1f))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,), }", "elements of several fields")]
    [InlineData("{'descr': '<f4', 'fortran_order': Maybe, 'shape': (1,), }", "neither True nor False")]
    [InlineData("{'descr': '<f4', 'shape': (1,), }", "lacks one of descr, fortran_order and shape")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (1,), 'more': 1}", "has the key 'more'")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (1,), } more", "goes on after the header")]
    [InlineData("{'descr", "has no text where a key of the header is expected")]
    public void A_header_that_is_none_is_refused(string header, string expected) =>
        Assert.Contains(expected, Refuses(NumpyBytes.WithHeader(header, NumpyBytes.Of(1f))).Message, StringComparison.Ordinal);

    [Fact]
    public void Elements_are_converted_only_where_nothing_is_lost_that_counts()
    {
        Assert.Equal([1f, 255f], new NumpyArray([2], new byte[] { 1, 255 }).ToSingles());
        Assert.Equal([1L, 255L], new NumpyArray([2], new byte[] { 1, 255 }).ToIntegers());
        Assert.Equal(new byte[] { 0, 9 }, new NumpyArray([2], [0L, 9L]).ToBytes());
        Assert.Throws<InvalidOperationException>(() => new NumpyArray([1], [256L]).ToBytes());
        Assert.Throws<InvalidOperationException>(() => new NumpyArray([1], [1f]).ToIntegers());
        Assert.Throws<ArgumentException>(() => new NumpyArray([2, 2], [1f]));
    }

    [Fact]
    public void A_damaged_file_is_refused_with_its_byte()
    {
        string path = Path.Combine(_folder.Path, "a.npy");
        new ReaderCorpus(path, NumpyBytes.File("|b1", "(30, 20)", [.. Enumerable.Repeat((byte)1, 600)]), () => NumpyFile.Read(path))
            .Whole().Cut().Zeros().WrongMagic(8).Changed(8, 0xFF, 0xFF).Changed(10, (byte)'[').Changed(200, 2).Longer(0).FlippedBits().Unopenable();
        new ReaderCorpus(path, NumpyBytes.File("<f4", "(7,)", NumpyBytes.Of(new float[7]), version: 2), () => NumpyFile.Read(path))
            .Whole().Cut().Changed(8, 0xFF, 0xFF, 0xFF, 0x7F).FlippedBits();
    }

    private NumpyArray Read(byte[] content) => NumpyFile.Read(_folder.Write("a.npy", content));

    private DataFormatException Refuses(byte[] content)
    {
        var problem = Assert.Throws<DataFormatException>(() => Read(content));
        Assert.InRange(problem.Offset!.Value, 0, content.Length);
        return problem;
    }
}
