using System.Buffers.Binary;

namespace Ottt.Data.Audio;

/// <summary>The chunks of a WAV file up to its samples.</summary>
/// <param name="Format">How samples are held.</param>
/// <param name="DataStart">Where they begin.</param>
/// <param name="DataLength">Their bytes.</param>
internal sealed record WaveHeader(WaveFormat Format, long DataStart, long DataLength)
{
    private const int ChunkHeader = 8;
    private const int RiffHeader = 12;

    /// <summary>Walks through the chunks: a name of 4 bytes, a size (little-endian), the content, and a byte more where the size is odd.</summary>
    public static WaveHeader Read(FileStream file, string path)
    {
        long end = ReadRiff(file, path);
        WaveFormat? format = null;
        Span<byte> header = stackalloc byte[ChunkHeader];
        for (long position = RiffHeader; position < end;)
        {
            file.Position = position;
            if (position + ChunkHeader > end) throw new DataFormatException(path, "ends within the header of a chunk", offset: end);
            file.ReadExactly(header);
            uint size = BinaryPrimitives.ReadUInt32LittleEndian(header[4..]);
            long content = position + ChunkHeader;
            if (content + size > end)
            {
                throw new DataFormatException(path, $"has a chunk that does not fit: {size} bytes from {content} on end after {end}", offset: position + 4);
            }

            if (header.StartsWith("fmt "u8)) format = ReadFormat(file, path, content, size);
            if (header.StartsWith("data"u8)) return Data(format, path, content, size);
            position = content + size + (size & 1);
        }

        throw new DataFormatException(path, "has no chunk of samples ('data')", offset: end);
    }

    private static long ReadRiff(FileStream file, string path)
    {
        Span<byte> riff = stackalloc byte[RiffHeader];
        int found = file.ReadAtLeast(riff, riff.Length, throwOnEndOfStream: false);
        if (found < riff.Length) throw new DataFormatException(path, $"is truncated: a WAV file starts with {RiffHeader} bytes, but there are {found}", offset: found);
        if (!riff.StartsWith("RIFF"u8)) throw new DataFormatException(path, "is no WAV file: it does not start with 'RIFF'", offset: 0);
        if (!riff[8..].SequenceEqual("WAVE"u8)) throw new DataFormatException(path, "is a RIFF file of another kind than 'WAVE'", offset: 8);
        long end = ChunkHeader + (long)BinaryPrimitives.ReadUInt32LittleEndian(riff[4..]);
        if (end > file.Length) throw new DataFormatException(path, $"is truncated: it promises {end} bytes, but there are {file.Length}", offset: file.Length);
        return end;
    }

    private static WaveFormat ReadFormat(FileStream file, string path, long content, uint size)
    {
        if (size < WaveFormat.Length) throw new DataFormatException(path, $"has a format ('fmt ') of {size} bytes, less than {WaveFormat.Length}", offset: content - 4);
        Span<byte> chunk = stackalloc byte[(int)Math.Min(size, WaveFormat.ExtensibleLength)];
        file.ReadExactly(chunk);
        return WaveFormat.Parse(chunk, path, content);
    }

    private static WaveHeader Data(WaveFormat? format, string path, long content, uint size)
    {
        if (format is null) throw new DataFormatException(path, "has samples ('data') before it says how they are held ('fmt ')", offset: content - ChunkHeader);
        if (size % format.FrameSize == 0) return new WaveHeader(format, content, size);
        throw new DataFormatException(path, $"has {size} bytes of samples, which is no whole number of frames of {format.FrameSize} bytes", offset: content - 4);
    }
}
