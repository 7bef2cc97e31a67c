using System.Buffers.Binary;
using System.Text;
using CsCheck;
using Ottt.Checkpoints;
using Ottt.Checkpoints.Safetensors;
using Ottt.Data;
using Ottt.Testing;
using Ottt.Testing.Goldens;
using Xunit;

namespace Ottt.Toolkit.Tests.Checkpoints;

/// <summary>The file format of tensors, against a reader of the tests' own and against files made by hand.</summary>
public class SafetensorsTests
{
    [Fact]
    public void What_is_written_is_read_by_another_reader()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "tensors.safetensors");
        Gen.Select(Gen.Single.Array[0, 40], Gen.Long[0, int.MaxValue].Array[0, 9], Gen.String[Gen.Char.AlphaNumeric, 1, 9], Gen.Bool).Sample(
            (numbers, counts, text, withDigest) =>
            {
                var tensors = new TensorCollection(
                    [new NamedTensor<float>("0.weight", [numbers.Length], numbers), new NamedTensor<long>("1.count", [counts.Length, 1], counts)],
                    new Dictionary<string, string> { ["text"] = text });
                SafetensorsWriter.Write(path, tensors, withDigest);
                SafetensorsFile there = SafetensorsFile.Read(path);
                Assert.Equal(numbers.Select(number => (double)number), there["0.weight"].Numbers);
                Assert.Equal(counts.Select(count => (int)count), there["1.count"].Labels);

                TensorCollection here = SafetensorsReader.Read(path);
                Assert.Equal(["0.weight [" + numbers.Length + "]", $"1.count [{counts.Length}, 1]"], here.Select(tensor => tensor.ToString()));
                Assert.Equal(text, here.Metadata["text"]);
                Assert.Equal(numbers.Select(BitConverter.SingleToInt32Bits), ((NamedTensor<float>)here.First()).Values.ToArray().Select(BitConverter.SingleToInt32Bits));
                Assert.Equal(counts, ((NamedTensor<long>)here.Last()).Values.ToArray());
            },
            iter: 100,
            threads: 1);
    }

    [Fact]
    public void Every_file_of_the_reference_is_read_with_the_values_of_another_reader()
    {
        Assert.SkipWhen(GoldenFolder.Path is null, GoldenFolder.Absent);
        Assert.All(Directory.EnumerateFiles(GoldenFolder.Path, "*.safetensors").Take(8), path =>
        {
            SafetensorsFile there = SafetensorsFile.Read(path);
            TensorCollection here = SafetensorsReader.Read(path);
            Assert.Equal(there.Names.Order(StringComparer.Ordinal), here.Select(tensor => tensor.Name).Order(StringComparer.Ordinal));
            Assert.All(here, tensor => Assert.Equal(there[tensor.Name].Values, ValuesOf(tensor)));
        });
    }

    [Theory]
    [InlineData("F64", new byte[] { 0, 0, 0, 0, 0, 0, 0xF8, 0xBF }, -1.5)]
    [InlineData("F32", new byte[] { 0, 0, 0xC0, 0xBF }, -1.5)]
    [InlineData("F16", new byte[] { 0x00, 0xBE }, -1.5)]
    [InlineData("BF16", new byte[] { 0xC0, 0xBF }, -1.5)]
    [InlineData("I64", new byte[] { 0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF }, -2)]
    [InlineData("I32", new byte[] { 0xFE, 0xFF, 0xFF, 0xFF }, -2)]
    [InlineData("I16", new byte[] { 0xFE, 0xFF }, -2)]
    [InlineData("I8", new byte[] { 0xFE }, -2)]
    [InlineData("U8", new byte[] { 0xFE }, 254)]
    public void Every_element_type_has_its_value(string type, byte[] bytes, double expected)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("one.safetensors", FileOf($$$"""{"x":{"dtype":"{{{type}}}","shape":[],"data_offsets":[0,{{{bytes.Length}}}]}}""", bytes));
        NamedTensor tensor = Assert.Single(SafetensorsReader.Read(path));
        Assert.Empty(tensor.Shape);
        Assert.Equal([expected], ValuesOf(tensor));
    }

    [Theory]
    [InlineData("""{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", 4, "which is 8 bytes, at [0, 4]")]
    [InlineData("""{"x":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8, "does not begin where the one before it ends")]
    [InlineData("""{"x":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 9, "goes on for 5 bytes")]
    [InlineData("""{"x":{"dtype":"F32","shape":[9],"data_offsets":[0,36]}}""", 4, "is truncated: tensor 'x' ends at byte")]
    [InlineData("""{"x":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"y":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 4, "a tensor 'y'")]
    [InlineData("""{"x":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"x":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8, "has two tensors 'x'")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2147483647,2147483647],"data_offsets":[0,4]}}""", 4, "elements that an array can hold")]
    [InlineData("""{"x":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""", 4, "of the size -1")]
    [InlineData("""{"x":{"dtype":"F32","shape":[1],"data_offsets":[-4,0]}}""", 4, "where two growing numbers are expected")]
    [InlineData("""{"x":{"dtype":"C64","shape":[1],"data_offsets":[0,8]}}""", 8, "of type C64")]
    [InlineData("""{"x":{"dtype":"F32","shape":[1]}}""", 4, "without dtype, shape and data_offsets")]
    [InlineData("""{"x":7}""", 4, "without dtype, shape and data_offsets")]
    [InlineData("""[1]""", 0, "not a JSON object")]
    [InlineData("""{"__metadata__":{"a":1}}""", 0, "'a' is not a text")]
    [InlineData("""{"x":""", 0, "not JSON")]
    [InlineData("""{"\ud800":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 4, "not Unicode")]
    public void A_header_that_lies_is_refused(string header, int dataLength, string expected)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("lies.safetensors", FileOf(header, new byte[dataLength]));
        var problem = Assert.Throws<DataFormatException>(() => SafetensorsReader.Read(path));
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
        Assert.Contains(path, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_longer_than_the_file_takes_no_memory()
    {
        using var folder = new TemporaryFolder();
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, 99_000_000);
        string path = folder.Write("huge.safetensors", bytes);
        Assert.InRange(Allocation.FewestBytes(() => Assert.Throws<DataFormatException>(() => SafetensorsReader.Read(path))), 0, 1 << 20);
    }

    private static IEnumerable<double> ValuesOf(NamedTensor tensor) => tensor is NamedTensor<long> counts
        ? counts.Values.ToArray().Select(count => (double)count)
        : ((NamedTensor<float>)tensor).Values.ToArray().Select(number => (double)number);

    private static byte[] FileOf(string header, byte[] data)
    {
        byte[] text = Encoding.UTF8.GetBytes(header), length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, text.Length);
        return [.. length, .. text, .. data];
    }
}
