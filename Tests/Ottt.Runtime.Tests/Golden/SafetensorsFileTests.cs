using System.Buffers.Binary;
using System.Text;
using Ottt.Testing;
using Xunit;

namespace Ottt.Runtime.Tests.Golden;

/// <summary>The reader of golden tensors, on files written here byte by byte.</summary>
public class SafetensorsFileTests
{
    [Fact]
    public void Tensors_are_read_by_name_with_shape_and_data()
    {
        byte[] data = [.. BitConverter.GetBytes(0.5f), .. BitConverter.GetBytes(-2f), .. BitConverter.GetBytes(7L)];
        string header = """
            {
              "__metadata__": {"a": "b"},
              "x": {"dtype": "F32", "shape": [2, 1], "data_offsets": [0, 8]},
              "n": {"dtype": "I64", "shape": [], "data_offsets": [8, 16]}
            }
            """;

        SafetensorsFile file = SafetensorsFile.Parse("file", Bytes(header, data));

        Assert.Equal(["x", "n"], file.Names);
        Assert.Equal([2, 1], file["x"].Shape);
        Assert.Equal([0.5, -2.0], file["x"].Numbers);
        Assert.Equal([7], file["n"].Labels);
    }

    [Fact]
    public void An_unknown_name_lists_those_that_there_are()
    {
        SafetensorsFile file = SafetensorsFile.Parse("file", Bytes("""{"x":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}}""", []));

        KeyNotFoundException exception = Assert.Throws<KeyNotFoundException>(() => file["y"]);

        Assert.Equal("file has no tensor 'y'; it has x.", exception.Message);
    }

    [Fact]
    public void Numbers_are_not_read_as_labels()
    {
        SafetensorsFile file = SafetensorsFile.Parse("file", Bytes("""{"x":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}}""", []));

        Assert.Throws<InvalidOperationException>(() => file["x"].Labels);
    }

    [Theory]
    [InlineData("""{"x":{"dtype":"F16","shape":[1],"data_offsets":[0,2]}}""", "F16")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", "needs 8 bytes and has 4")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "of 4 bytes of data")]
    [InlineData("no json", "not JSON")]
    public void A_wrong_header_is_refused(string header, string reason)
    {
        InvalidDataException exception = Assert.Throws<InvalidDataException>(() => SafetensorsFile.Parse("file", Bytes(header, new byte[4])));

        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(9)]
    public void A_file_that_ends_early_is_refused(int length)
    {
        byte[] whole = Bytes("{}", []);

        Assert.Throws<InvalidDataException>(() => SafetensorsFile.Parse("file", whole[..length]));
    }

    private static byte[] Bytes(string header, byte[] data)
    {
        byte[] text = Encoding.UTF8.GetBytes(header);
        var length = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)text.Length);
        return [.. length, .. text, .. data];
    }
}
