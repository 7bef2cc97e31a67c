using System.Numerics;
using System.Runtime.CompilerServices;

namespace Ottt.Cpu;

/// <summary>Averages of windows, all channels of a pixel side by side.</summary>
internal static unsafe class WindowAverage
{
    /// <summary>Averages the windows of samples.</summary>
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
                    Average(window, source + window.Offset, windows.RowStride, result, windows.Channels);
                    result += windows.Channels;
                }
            }
        }
    }

    /// <summary>Gives the gradient of each average to the pixels of its window.</summary>
    public static void InputGradient(PoolWindows windows, ReadOnlySpan<float> outputGradient, Span<float> inputGradient, int samples)
    {
        SpanLength.RequireSamples(outputGradient.Length, samples, windows.OutElements);
        SpanLength.RequireSamples(inputGradient.Length, samples, windows.InElements);
        fixed (float* from = outputGradient, to = inputGradient)
        {
            for (int sample = 0; sample < samples; sample++)
            {
                float* gradient = from + ((nint)sample * Layout.Stride(windows.OutElements));
                float* result = to + ((nint)sample * Layout.Stride(windows.InElements));
                if (windows.Overlap || !windows.Cover) new Span<float>(result, windows.InElements).Clear();
                foreach (ref readonly PoolWindow window in windows.Windows)
                {
                    if (windows.Overlap) AddShares(window, gradient, result + window.Offset, windows.RowStride, windows.Channels);
                    else WriteShares(window, gradient, result + window.Offset, windows.RowStride, windows.Channels);
                    gradient += windows.Channels;
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Average(in PoolWindow window, float* source, int rowStride, float* result, int channels)
    {
        int channel = 0;
        for (; channel + Vector<float>.Count <= channels; channel += Vector<float>.Count)
        {
            Vector<float> sum = Vector<float>.Zero;
            for (int row = 0; row < window.Rows; row++)
            {
                float* pixel = source + ((nint)row * rowStride) + channel;
                for (int column = 0; column < window.Columns; column++, pixel += channels) sum += Vector.Load(pixel);
            }

            Vector.Store(sum * window.Scale, result + channel);
        }

        for (; channel < channels; channel++)
        {
            float sum = 0;
            for (int row = 0; row < window.Rows; row++)
            {
                float* pixel = source + ((nint)row * rowStride) + channel;
                for (int column = 0; column < window.Columns; column++, pixel += channels) sum += *pixel;
            }

            result[channel] = sum * window.Scale;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteShares(in PoolWindow window, float* gradient, float* result, int rowStride, int channels)
    {
        for (int row = 0; row < window.Rows; row++, result += rowStride)
        {
            float* pixel = result;
            for (int column = 0; column < window.Columns; column++, pixel += channels)
            {
                int channel = 0;
                for (; channel + Vector<float>.Count <= channels; channel += Vector<float>.Count)
                {
                    Vector.Store(Vector.Load(gradient + channel) * window.Scale, pixel + channel);
                }

                for (; channel < channels; channel++) pixel[channel] = gradient[channel] * window.Scale;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddShares(in PoolWindow window, float* gradient, float* result, int rowStride, int channels)
    {
        for (int row = 0; row < window.Rows; row++, result += rowStride)
        {
            float* pixel = result;
            for (int column = 0; column < window.Columns; column++, pixel += channels)
            {
                int channel = 0;
                for (; channel + Vector<float>.Count <= channels; channel += Vector<float>.Count)
                {
                    Vector.Store(Vector.Load(pixel + channel) + (Vector.Load(gradient + channel) * window.Scale), pixel + channel);
                }

                for (; channel < channels; channel++) pixel[channel] += gradient[channel] * window.Scale;
            }
        }
    }
}
