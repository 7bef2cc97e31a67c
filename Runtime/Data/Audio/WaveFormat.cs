using System.Buffers.Binary;

namespace Ottt.Data.Audio;

/// <summary>How a WAV file holds sound.</summary>
/// <param name="SampleRate">The frames per second.</param>
/// <param name="Channels">1 (mono) or 2 (stereo).</param>
/// <param name="BitsPerSample">8, 16, 24 or 32.</param>
/// <param name="IsFloat">Whether samples are floats of 32 bits rather than integers.</param>
public sealed record WaveFormat(int SampleRate, int Channels, int BitsPerSample, bool IsFloat)
{
    private const int Pcm = 1;
    private const int Float = 3;
    private const int Extensible = 0xFFFE;

    /// <summary>The bytes of a chunk <c>fmt </c> that every file has.</summary>
    internal const int Length = 16;

    /// <summary>Where the extensible form says what it really is.</summary>
    internal const int ExtensibleLength = 26;

    /// <summary>The bytes of a frame: one sample of each channel.</summary>
    internal int FrameSize => Channels * (BitsPerSample / 8);

    /// <summary>Reads the chunk <c>fmt </c>, whose first bytes are Microsoft's structure WAVEFORMATEX, or WAVEFORMATEXTENSIBLE.</summary>
    internal static WaveFormat Parse(ReadOnlySpan<byte> chunk, string path, long offset)
    {
        int tag = BinaryPrimitives.ReadUInt16LittleEndian(chunk);
        if (tag == Extensible && chunk.Length >= ExtensibleLength) tag = BinaryPrimitives.ReadUInt16LittleEndian(chunk[24..]);
        int channels = BinaryPrimitives.ReadUInt16LittleEndian(chunk[2..]);
        uint rate = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
        int frameSize = BinaryPrimitives.ReadUInt16LittleEndian(chunk[12..]);
        int bits = BinaryPrimitives.ReadUInt16LittleEndian(chunk[14..]);
        if (tag is not (Pcm or Float)) throw new DataFormatException(path, $"has sound of format {tag}, where PCM (1) and IEEE float (3) can be read", offset: offset);
        if (channels is not (1 or 2)) throw new DataFormatException(path, $"has {channels} channels, where 1 and 2 can be read", offset: offset + 2);
        if (rate is 0 or > int.MaxValue) throw new DataFormatException(path, $"has {rate} frames per second", offset: offset + 4);
        bool isKnown = tag == Float ? bits == 32 : bits is 8 or 16 or 24 or 32;
        if (!isKnown)
        {
            string expected = tag == Float ? "32" : "8, 16, 24 and 32";
            throw new DataFormatException(path, $"has samples of {bits} bits, where {expected} can be read", offset: offset + 14);
        }

        var format = new WaveFormat((int)rate, channels, bits, tag == Float);
        return frameSize == format.FrameSize
            ? format
            : throw new DataFormatException(
                path, $"has frames of {frameSize} bytes, where {channels} samples of {bits} bits are {format.FrameSize}", offset: offset + 12);
    }
}
