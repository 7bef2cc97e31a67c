using System.Numerics;
using System.Runtime.CompilerServices;

namespace Ottt.Cpu;

/// <summary>Maxima of windows, all channels of a pixel side by side. A NaN in a window is its maximum, as in PyTorch.</summary>
internal static unsafe class WindowMaximum
{
    /// <summary>Finds the maxima of the windows of samples.</summary>
    public static void Forward(PoolWindows windows, ReadOnlySpan<float> x, Span<float> y, int samples)
    {
        SpanLength.RequireSamples(x.Length, samples, windows.InElements);
        SpanLength.RequireSamples(y.Length, samples, windows.OutElements);
        fixed (float* from = x, to = y)
        {
            for (int sample = 0; sample < samples; sample++)
            {
                float* source = from + ((nint)sample * Layout.Stride(windows.InElements));
                float* result = to + ((nint)sample * Layout.Stride(windows.OutElements));
                foreach (ref readonly PoolWindow window in windows.Windows)
                {
                    Maximum(window, source + window.Offset, windows.RowStride, result, windows.Channels);
                    result += windows.Channels;
                }
            }
        }
    }

    /// <summary>Gives the gradient of each maximum to the first pixel of its window that has it.</summary>
    public static void InputGradient(
        PoolWindows windows, ReadOnlySpan<float> x, ReadOnlySpan<float> outputGradient, Span<float> inputGradient, int samples)
    {
        SpanLength.RequireSamples(x.Length, samples, windows.InElements);
        SpanLength.RequireSamples(outputGradient.Length, samples, windows.OutElements);
        SpanLength.RequireSamples(inputGradient.Length, samples, windows.InElements);
        fixed (float* inputs = x, from = outputGradient, to = inputGradient)
        {
            for (int sample = 0; sample < samples; sample++)
            {
                nint inStart = (nint)sample * Layout.Stride(windows.InElements);
                float* gradient = from + ((nint)sample * Layout.Stride(windows.OutElements));
                new Span<float>(to + inStart, windows.InElements).Clear();
                foreach (ref readonly PoolWindow window in windows.Windows)
                {
                    nint start = inStart + window.Offset;
                    AddToWinners(window, inputs + start, windows.RowStride, gradient, to + start, windows.Channels);
                    gradient += windows.Channels;
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Maximum(in PoolWindow window, float* source, int rowStride, float* result, int channels)
    {
        int channel = 0;
        for (; channel + Vector<float>.Count <= channels; channel += Vector<float>.Count)
        {
            Vector<float> best = Vector.Load(source + channel);
            for (int row = 0; row < window.Rows; row++)
            {
                float* pixel = source + ((nint)row * rowStride) + channel;
                for (int column = 0; column < window.Columns; column++, pixel += channels) best = Vector.Max(best, Vector.Load(pixel));
            }

            Vector.Store(best, result + channel);
        }

        for (; channel < channels; channel++)
        {
            float best = source[channel];
            for (int row = 0; row < window.Rows; row++)
            {
                float* pixel = source + ((nint)row * rowStride) + channel;
                for (int column = 0; column < window.Columns; column++, pixel += channels) best = MathF.Max(best, *pixel);
            }

            result[channel] = best;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddToWinners(in PoolWindow window, float* source, int rowStride, float* gradient, float* result, int channels)
    {
        int channel = 0;
        for (; channel + Vector<float>.Count <= channels; channel += Vector<float>.Count)
        {
            // The place of the winner is kept as a float, so that comparisons of values select places without conversion.
            Vector<float> best = Vector.Load(source + channel), winner = Vector<float>.Zero, place = Vector<float>.Zero;
            for (int row = 0; row < window.Rows; row++)
            {
                float* pixel = source + ((nint)row * rowStride) + channel;
                for (int column = 0; column < window.Columns; column++, pixel += channels, place += Vector<float>.One)
                {
                    Vector<float> value = Vector.Load(pixel);
                    Vector<int> greater = Vector.GreaterThan(value, best);
                    best = Vector.ConditionalSelect(greater, value, best);
                    winner = Vector.ConditionalSelect(greater, place, winner);
                }
            }

            AddWherePlaceWins(window, Vector.Load(gradient + channel), winner, rowStride, result + channel, channels);
        }

        for (; channel < channels; channel++)
        {
            AddToWinner(window, source + channel, rowStride, gradient[channel], result + channel, channels);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddWherePlaceWins(
        in PoolWindow window, Vector<float> gradient, Vector<float> winner, int rowStride, float* result, int channels)
    {
        Vector<float> place = Vector<float>.Zero;
        for (int row = 0; row < window.Rows; row++)
        {
            float* pixel = result + ((nint)row * rowStride);
            for (int column = 0; column < window.Columns; column++, pixel += channels, place += Vector<float>.One)
            {
                Vector<float> share = Vector.ConditionalSelect(Vector.Equals(place, winner), gradient, Vector<float>.Zero);
                Vector.Store(Vector.Load(pixel) + share, pixel);
            }
        }
    }

    private static void AddToWinner(in PoolWindow window, float* source, int rowStride, float gradient, float* result, int channels)
    {
        nint winner = 0;
        for (int row = 0; row < window.Rows; row++)
        {
            for (int column = 0; column < window.Columns; column++)
            {
                nint pixel = ((nint)row * rowStride) + ((nint)column * channels);
                if (source[pixel] > source[winner]) winner = pixel;
            }
        }

        result[winner] += gradient;
    }
}
