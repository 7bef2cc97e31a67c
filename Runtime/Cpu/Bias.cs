using System.Numerics;
using System.Runtime.InteropServices;

namespace Ottt.Cpu;

/// <summary>Biases that stand alone, and the gradients of biases.</summary>
public static class Bias
{
    // Sums of a sample are kept on the stack, this many channels at a time.
    private const int ChannelsAtOnce = 32;

    /// <summary>Adds a bias per channel.</summary>
    /// <param name="x">The inputs, [samples][positions][channels].</param>
    /// <param name="bias">[channels].</param>
    /// <param name="y">The outputs, [samples][positions][channels].</param>
    /// <param name="channels">The channels.</param>
    /// <param name="positions">The positions of a channel; 1 for a vector.</param>
    /// <param name="samples">The samples.</param>
    public static void Add(ReadOnlySpan<float> x, ReadOnlySpan<float> bias, Span<float> y, int channels, int positions, int samples)
    {
        SpanLength.Require(bias.Length, channels);
        int stride = Layout.Stride(channels * positions);
        for (int sample = 0; sample < samples; sample++)
        {
            for (int position = 0; position < positions; position++)
            {
                int start = (sample * stride) + (position * channels);
                Elementwise.Sum(x.Slice(start, channels), bias, y.Slice(start, channels));
            }
        }
    }

    /// <summary>Adds a bias per element of images that were flattened: memory is channels last, the bias channels first.</summary>
    /// <param name="x">The inputs, [samples][positions][channels].</param>
    /// <param name="bias">[channels][positions].</param>
    /// <param name="y">The outputs, [samples][positions][channels].</param>
    /// <param name="channels">The channels of the image.</param>
    /// <param name="positions">The positions of the image.</param>
    /// <param name="samples">The samples.</param>
    public static void AddPerElement(
        ReadOnlySpan<float> x, ReadOnlySpan<float> bias, Span<float> y, int channels, int positions, int samples)
    {
        int elements = channels * positions, stride = Layout.Stride(elements);
        SpanLength.Require(bias.Length, elements);
        for (int sample = 0; sample < samples; sample++)
        {
            ReadOnlySpan<float> from = x.Slice(sample * stride, elements);
            Span<float> to = y.Slice(sample * stride, elements);
            for (int element = 0; element < elements; element++)
            {
                (int position, int channel) = Math.DivRem(element, channels);
                to[element] = from[element] + bias[(channel * positions) + position];
            }
        }
    }

    /// <summary>Adds the sum of output gradients over samples to the gradient of a bias of <see cref="AddPerElement"/>, sample by sample.</summary>
    /// <param name="delta">The gradients of the outputs, [samples][positions][channels].</param>
    /// <param name="biasGradient">[channels][positions]; added to.</param>
    /// <param name="channels">The channels of the image.</param>
    /// <param name="positions">The positions of the image.</param>
    /// <param name="samples">The samples.</param>
    public static void GradientPerElement(ReadOnlySpan<float> delta, Span<float> biasGradient, int channels, int positions, int samples)
    {
        int elements = channels * positions, stride = Layout.Stride(elements);
        SpanLength.Require(biasGradient.Length, elements);
        for (int sample = 0; sample < samples; sample++)
        {
            ReadOnlySpan<float> from = delta.Slice(sample * stride, elements);
            for (int element = 0; element < elements; element++)
            {
                (int position, int channel) = Math.DivRem(element, channels);
                biasGradient[(channel * positions) + position] += from[element];
            }
        }
    }

    /// <summary>
    /// Adds the sum of output gradients over samples and positions to the gradient of a bias. Each sample is summed in position order, then
    /// the sums of the samples are added in order. One piece of <see cref="Pieces"/>.
    /// </summary>
    /// <param name="delta">The gradients of the outputs, [samples][positions][channels].</param>
    /// <param name="biasGradient">[channels]; added to.</param>
    /// <param name="channels">The channels.</param>
    /// <param name="positions">The positions of a channel; 1 for a linear layer.</param>
    /// <param name="samples">The samples.</param>
    /// <param name="piece">The piece.</param>
    public static void Gradient(ReadOnlySpan<float> delta, Span<float> biasGradient, int channels, int positions, int samples, int piece)
    {
        int stride = Layout.Stride(channels * positions), first = piece * ChannelsAtOnce;
        Span<float> sums = stackalloc float[Math.Min(ChannelsAtOnce, channels - first)];
        for (int sample = 0; sample < samples; sample++)
        {
            SumPositions(delta.Slice(sample * stride, channels * positions)[first..], sums, channels, positions);
            Elementwise.Add(sums, biasGradient[first..]);
        }
    }

    /// <summary>The pieces that <see cref="Gradient"/> is cut into; they may run in any order and at once.</summary>
    /// <param name="channels">The channels.</param>
    public static int Pieces(int channels) => (channels + ChannelsAtOnce - 1) / ChannelsAtOnce;

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
