using System.Text;
using Ottt.Data;
using Ottt.Data.Audio;
using Ottt.Testing;
using Xunit;

namespace Ottt.Toolkit.Tests.Data.Audio;

public sealed class WaveReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1, 8, "0080C0FF", new[] { -1f, 0, 0.5f, 127 / 128f })]
    [InlineData(1, 16, "0080000000C0FF7F", new[] { -1f, 0, -0.5f, 32767 / 32768f })]
    [InlineData(1, 24, "000080000000000040FFFF7F", new[] { -1f, 0, 0.5f, 8388607 / 8388608f })]
    [InlineData(1, 32, "0000008000000000000000C0FFFFFF7F", new[] { -1f, 0, -0.5f, 8388607 / 8388608f })]
    [InlineData(3, 32, "000080BF000000000000003F00000040", new[] { -1f, 0, 0.5f, 2f })]
    public void Samples_of_each_kind_are_floats(int tag, int bits, string data, float[] expected)
    {
        using WaveReader reader = Open(Wave(tag, 2, bits, Convert.FromHexString(data)));
        Assert.Equal(new WaveFormat(16000, 2, bits, tag == 3), reader.Format);
        Assert.Equal(2, reader.FrameCount);
        float[] samples = new float[4];
        Assert.Equal(4, reader.Read(samples));
        Assert.Equal(expected, samples);
        Assert.Equal(0, reader.Read(samples));
    }

    [Fact]
    public void A_long_file_is_read_part_by_part_in_whole_frames()
    {
        short[] values = [.. Enumerable.Range(0, 30_000).Select(index => (short)(index - 15_000))];
        using WaveReader reader = Open(Wave(1, 2, 16, [.. values.SelectMany(BitConverter.GetBytes)]));
        var samples = new List<float>();
        float[] part = new float[4097];
        while (reader.Read(part) is > 0 and int count)
        {
            Assert.True(count is 4096 || reader.FramesRead == reader.FrameCount);
            samples.AddRange(part[..count]);
        }

        Assert.Equal(values.Select(value => value / 32768f), samples);
        Assert.Throws<ArgumentException>(() => reader.Read(new float[1]));
    }

    [Fact]
    public void Other_chunks_are_passed_over_with_the_byte_after_an_odd_size()
    {
        byte[] file = Riff(Chunk("LIST", [1, 2, 3]), Chunk("fmt ", Format(1, 1, 8)), Chunk("fact", [0, 0, 0, 0]), Chunk("data", [128, 192, 64]), Chunk("more", [1]));
        using WaveReader reader = Open(file);
        float[] samples = new float[8];
        Assert.Equal(3, reader.Read(samples));
        Assert.Equal([0, 0.5f, -0.5f], samples[..3]);
    }

    [Fact]
    public void The_extensible_form_says_what_it_is_in_its_subformat()
    {
        byte[] format = [.. Format(0xFFFE, 1, 16), 22, 0, 16, 0, 4, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71];
        using WaveReader reader = Open(Riff(Chunk("fmt ", format), Chunk("data", [0, 0x40])));
        float[] sample = new float[1];
        reader.Read(sample);
        Assert.Equal((false, 0.5f), (reader.Format.IsFloat, sample[0]));
    }

    [Fact]
    public void What_cannot_be_read_is_refused_by_name()
    {
        Assert.Equal(20, Refuses(Wave(2, 1, 16, [0, 0]), "has sound of format 2").Offset);
        Assert.Equal(22, Refuses(Wave(1, 6, 16, new byte[12]), "has 6 channels").Offset);
        Assert.Equal(34, Refuses(Wave(1, 1, 12, [0, 0]), "has samples of 12 bits, where 8, 16, 24 and 32").Offset);
        Assert.Equal(34, Refuses(Wave(3, 1, 64, new byte[8]), "has samples of 64 bits, where 32").Offset);
        Assert.Equal(40, Refuses(Wave(1, 2, 16, [0, 0]), "has 2 bytes of samples, which is no whole number of frames of 4 bytes").Offset);
        Assert.Equal(12, Refuses(Riff(Chunk("data", [0])), "has samples ('data') before it says how they are held").Offset);
        Assert.Equal(36, Refuses(Riff(Chunk("fmt ", Format(1, 1, 8))), "has no chunk of samples").Offset);
        Assert.Equal(16, Refuses(Riff(Chunk("fmt ", [1, 0])), "has a format ('fmt ') of 2 bytes").Offset);
        Assert.Equal(8, Refuses([.. "RIFF"u8, 4, 0, 0, 0, .. "AVI "u8], "another kind").Offset);
    }

    [Fact]
    public void A_float_that_is_not_finite_is_refused_with_its_byte()
    {
        using WaveReader reader = Open(Wave(3, 1, 32, [0, 0, 0, 0, 0, 0, 0xC0, 0x7F]));
        Assert.Equal(48, Assert.Throws<DataFormatException>(() => reader.Read(new float[2])).Offset);
    }

    [Fact]
    public void A_damaged_file_is_refused_with_its_byte()
    {
        string path = Path.Combine(_folder.Path, "a.wav");
        byte[] file = Wave(1, 1, 16, [.. Enumerable.Range(0, 800).Select(value => (byte)value)]);
        new ReaderCorpus(path, file, () => ReadAll(path))
            .Whole().Cut().Zeros().WrongMagic(4).Changed(4, 0xFF, 0xFF, 0xFF, 0xFF).Changed(16, 0xFF, 0xFF, 0xFF, 0x7F).Changed(40, 0xFF, 0xFF, 0xFF, 0xFF)
            .Changed(24, 0, 0, 0, 0).Changed(32, 9).FlippedBits().Unopenable();
    }

    private static byte[] Wave(int tag, int channels, int bits, byte[] data) => Riff(Chunk("fmt ", Format(tag, channels, bits)), Chunk("data", data));

    private static byte[] Format(int tag, int channels, int bits) =>
    [
        .. BitConverter.GetBytes((ushort)tag), .. BitConverter.GetBytes((ushort)channels), .. BitConverter.GetBytes(16000),
        .. BitConverter.GetBytes(16000 * channels * bits / 8), .. BitConverter.GetBytes((ushort)(channels * bits / 8)), .. BitConverter.GetBytes((ushort)bits),
    ];

    private static byte[] Chunk(string name, byte[] content) =>
        [.. Encoding.ASCII.GetBytes(name), .. BitConverter.GetBytes(content.Length), .. content, .. new byte[content.Length % 2]];

    private static byte[] Riff(params byte[][] chunks)
    {
        byte[] content = [.. chunks.SelectMany(chunk => chunk)];
        return [.. "RIFF"u8, .. BitConverter.GetBytes(4 + content.Length), .. "WAVE"u8, .. content];
    }

    private static void ReadAll(string path)
    {
        using WaveReader reader = WaveReader.Open(path);
        float[] samples = new float[1000];
        while (reader.Read(samples) > 0)
        {
        }
    }

    private WaveReader Open(byte[] content) => WaveReader.Open(_folder.Write("a.wav", content));

    private DataFormatException Refuses(byte[] content, string expected)
    {
        var problem = Assert.Throws<DataFormatException>(() => Open(content));
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
        return problem;
    }
}
