using System.Numerics;
using System.Runtime.InteropServices;

namespace Ottt.Cpu;

/// <summary>Gradients of biases.</summary>
public static class Bias
{
    // Sums of a sample are kept on the stack, this many channels at a time.
    private const int ChannelsAtOnce = 256;

    /// <summary>
    /// Adds the sum of output gradients over samples and positions to the gradient of a bias. Each sample is summed in position order, then
    /// the sums of the samples are added in order.
    /// </summary>
    /// <param name="delta">The gradients of the outputs, [samples][positions][channels].</param>
    /// <param name="biasGradient">[channels]; added to.</param>
    /// <param name="channels">The channels.</param>
    /// <param name="positions">The positions of a channel; 1 for a linear layer.</param>
    /// <param name="samples">The samples.</param>
    public static void Gradient(ReadOnlySpan<float> delta, Span<float> biasGradient, int channels, int positions, int samples)
    {
        Span<float> sums = stackalloc float[ChannelsAtOnce];
        int stride = Layout.Stride(channels * positions);
        for (int first = 0; first < channels; first += ChannelsAtOnce)
        {
            Span<float> used = sums[..Math.Min(ChannelsAtOnce, channels - first)];
            for (int sample = 0; sample < samples; sample++)
            {
                SumPositions(delta.Slice(sample * stride, channels * positions)[first..], used, channels, positions);
                Elementwise.Add(used, biasGradient[first..]);
            }
        }
    }

    // Column by column, so that a sum stays in a register through all positions.
    private static void SumPositions(ReadOnlySpan<float> delta, Span<float> sums, int channels, int positions)
    {
        int column = 0;
        for (; column + Vector<float>.Count <= sums.Length; column += Vector<float>.Count)
        {
            Vector<float> sum = Vector<float>.Zero;
            ref float source = ref MemoryMarshal.GetReference(delta);
            for (int position = 0; position < positions; position++)
            {
                sum += Vector.LoadUnsafe(ref source, (nuint)((position * channels) + column));
            }

            sum.CopyTo(sums[column..]);
        }

        for (; column < sums.Length; column++)
        {
            float sum = 0;
            for (int position = 0; position < positions; position++) sum += delta[(position * channels) + column];
            sums[column] = sum;
        }
    }
}
