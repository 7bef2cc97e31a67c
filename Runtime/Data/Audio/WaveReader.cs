using System.Buffers.Binary;

namespace Ottt.Data.Audio;

/// <summary>
/// Reads the sound of a WAV file (RIFF; PCM of 8, 16, 24 and 32 bits, IEEE float of 32 bits; mono and stereo) as floats, part by part: a file may be
/// longer than memory.
/// </summary>
public sealed class WaveReader : IDisposable
{
    private const int ChunkFrames = 4096;

    private readonly FileStream _file;
    private readonly string _path;
    private readonly WaveHeader _header;
    private readonly byte[] _chunk;
    private long _position;

    private WaveReader(FileStream file, string path, WaveHeader header)
    {
        (_file, _path, _header) = (file, path, header);
        _chunk = new byte[ChunkFrames * header.Format.FrameSize];
        file.Position = header.DataStart;
    }

    /// <summary>How the file holds sound.</summary>
    public WaveFormat Format => _header.Format;

    /// <summary>The frames of the file, each a sample of every channel.</summary>
    public long FrameCount => _header.DataLength / Format.FrameSize;

    /// <summary>The frames that were read.</summary>
    public long FramesRead => _position / Format.FrameSize;

    /// <summary>Opens a file and reads what is before its samples.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="DataFormatException">There is no such file, it cannot be read, is damaged, or is another kind of file.</exception>
    public static WaveReader Open(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        FileStream file = DataFile.Open(path);
        try
        {
            return new WaveReader(file, path, WaveHeader.Read(file, path));
        }
        catch (Exception problem)
        {
            file.Dispose();
            if (DataFile.IsRefusal(problem)) throw DataFile.Unreadable(path, problem);
            throw;
        }
    }

    /// <summary>Reads on.</summary>
    /// <param name="samples">
    /// Receives samples, those of a frame one after the other: of integers from -1 to below 1, of floats as they are in the file. Of 32-bit integers a float
    /// holds the upper 24 bits.
    /// </param>
    /// <returns>The samples read, a multiple of the channels; 0 at the end.</returns>
    /// <exception cref="ArgumentException"><paramref name="samples"/> is shorter than a frame.</exception>
    /// <exception cref="DataFormatException">The file cannot be read, became shorter, or has a float that is not finite.</exception>
    public int Read(Span<float> samples)
    {
        if (samples.Length < Format.Channels) throw new ArgumentException($"A frame has {Format.Channels} samples; there is room for {samples.Length}.", nameof(samples));
        int read = 0;
        while (samples.Length - read >= Format.Channels && _position < _header.DataLength)
        {
            long wanted = Math.Min(_header.DataLength - _position, (long)(samples.Length - read) / Format.Channels * Format.FrameSize);
            Span<byte> bytes = _chunk.AsSpan(0, (int)Math.Min(_chunk.Length, wanted));
            Fill(bytes);
            Decode(bytes, samples[read..]);
            _position += bytes.Length;
            read += bytes.Length / (Format.BitsPerSample / 8);
        }

        return read;
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _file.Dispose();

    private void Fill(Span<byte> bytes)
    {
        try
        {
            int found = _file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (found < bytes.Length) throw new DataFormatException(_path, "became shorter while it was read", offset: _header.DataStart + _position + found);
        }
        catch (Exception problem) when (DataFile.IsRefusal(problem))
        {
            throw DataFile.Unreadable(_path, problem);
        }
    }

    private void Decode(ReadOnlySpan<byte> bytes, Span<float> samples)
    {
        int size = Format.BitsPerSample / 8;
        for (int index = 0; index * size < bytes.Length; index++)
        {
            ReadOnlySpan<byte> sample = bytes[(index * size)..];
            samples[index] = size switch
            {
                1 => (sample[0] - 128) / 128f,
                2 => BinaryPrimitives.ReadInt16LittleEndian(sample) / 32768f,
                3 => ((sample[0] | (sample[1] << 8)) + ((sbyte)sample[2] << 16)) / 8388608f,
                _ => Format.IsFloat ? Finite(sample, index * size) : (BinaryPrimitives.ReadInt32LittleEndian(sample) >> 8) / 8388608f,
            };
        }
    }

    private float Finite(ReadOnlySpan<byte> sample, int offset)
    {
        float value = BinaryPrimitives.ReadSingleLittleEndian(sample);
        return float.IsFinite(value) ? value : throw new DataFormatException(_path, $"has the sample {value}", offset: _header.DataStart + _position + offset);
    }
}
