namespace Ottt.Cpu;

/// <summary>
/// How activations lie in memory: channels last, [H][W][C], each sample at a multiple of <see cref="Stride"/> floats. A user's tensors are
/// dense and channels first, as in PyTorch.
/// </summary>
public static class Layout
{
    /// <summary>The distance between samples: the elements of a sample rounded up to 16 floats, a cache line.</summary>
    /// <param name="elements">The elements of a sample.</param>
    public static int Stride(int elements) => (elements + 15) & ~15;

    /// <summary>Copies a dense tensor to the layout of the kernels.</summary>
    /// <param name="source">[samples][channels][positions], dense.</param>
    /// <param name="destination">[samples][positions][channels], samples at <see cref="Stride"/>.</param>
    /// <param name="channels">The channels.</param>
    /// <param name="positions">The positions of a channel: height times width.</param>
    /// <param name="samples">The samples.</param>
    public static void ToChannelsLast(ReadOnlySpan<float> source, Span<float> destination, int channels, int positions, int samples)
    {
        int elements = channels * positions, stride = Stride(elements);
        for (int sample = 0; sample < samples; sample++)
        {
            Transposition.Copy(
                source.Slice(sample * elements, elements),
                positions,
                destination.Slice(sample * stride, elements),
                channels,
                channels,
                positions);
        }
    }

    /// <summary>Copies activations to a dense tensor.</summary>
    /// <param name="source">[samples][positions][channels], samples at <see cref="Stride"/>.</param>
    /// <param name="destination">[samples][channels][positions], dense.</param>
    /// <param name="channels">The channels.</param>
    /// <param name="positions">The positions of a channel: height times width.</param>
    /// <param name="samples">The samples.</param>
    public static void FromChannelsLast(ReadOnlySpan<float> source, Span<float> destination, int channels, int positions, int samples)
    {
        int elements = channels * positions, stride = Stride(elements);
        for (int sample = 0; sample < samples; sample++)
        {
            Transposition.Copy(
                source.Slice(sample * stride, elements),
                channels,
                destination.Slice(sample * elements, elements),
                positions,
                positions,
                channels);
        }
    }
}
