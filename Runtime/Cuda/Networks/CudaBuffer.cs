using Ottt.Cpu;

namespace Ottt.Cuda;

/// <summary>
/// A planned piece of a network's memory on a device. For each sample it holds [positions][channels]; it starts at <paramref name="offset"/> times the
/// planned batch size, and samples follow each other at <see cref="Stride"/>.
/// </summary>
/// <param name="offset">Where it starts, in floats per sample of the planned batch; in floats where there is one for all samples.</param>
/// <param name="channels">The elements that lie beside each other.</param>
/// <param name="positions">The positions of an image, or 1.</param>
public readonly struct CudaBuffer(int offset, int channels, int positions)
{
    /// <summary>Where it starts, in floats per sample of the planned batch; in floats where there is one for all samples.</summary>
    public int Offset { get; } = offset;

    /// <summary>The elements that lie beside each other.</summary>
    public int Channels { get; } = channels;

    /// <summary>The positions of an image, or 1.</summary>
    public int Positions { get; } = positions;

    /// <summary>The elements of a sample.</summary>
    public int Count => Channels * Positions;

    /// <summary>The floats from one sample to the next.</summary>
    public int Stride => Layout.Stride(Count);
}
