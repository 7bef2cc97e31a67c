using Ottt.Cpu.Tiles;

namespace Ottt.Cpu;

/// <summary>
/// The products of <see cref="Linear"/> for an operand that may hold many zeros, such as spikes. Where enough elements are zero, their terms are left
/// out; the bits are those of <see cref="Linear"/> either way, as long as the other operand is finite.
/// </summary>
public static unsafe partial class EventLinear
{
    /// <summary>The samples whose lists there is room for; more are gone through in parts.</summary>
    internal const int SamplesAtOnce = 16;

    /// <summary>The least columns of a product that is worth it: with fewer, a sum waits for the one before it.</summary>
    internal const int LeastColumns = 64;

    /// <summary>The least rows of a piece of a weight gradient that is worth it: with fewer, reading the operand takes as long as the sums.</summary>
    internal const int LeastRows = 96;

    /// <summary>Computes the output of samples, as <see cref="Linear.Forward"/>.</summary>
    /// <param name="geometry">The sizes.</param>
    /// <param name="x">The inputs, [samples][in].</param>
    /// <param name="packed">The weight from <see cref="Linear.PackForward"/>.</param>
    /// <param name="bias">[out], or empty.</param>
    /// <param name="y">The outputs, [samples][out].</param>
    /// <param name="lists">Scratch of <see cref="LinearGeometry.ForwardEventsLength"/> floats.</param>
    /// <param name="samples">The samples.</param>
    public static void Forward(
        LinearGeometry geometry,
        ReadOnlySpan<float> x,
        ReadOnlySpan<float> packed,
        ReadOnlySpan<float> bias,
        Span<float> y,
        Span<float> lists,
        int samples)
    {
        int inStride = Layout.Stride(geometry.InFeatures), outStride = Layout.Stride(geometry.OutFeatures);
        SpanLength.RequireSamples(x.Length, samples, geometry.InFeatures);
        SpanLength.RequireSamples(y.Length, samples, geometry.OutFeatures);
        for (int first = 0; first < samples; first += SamplesAtOnce)
        {
            int count = Math.Min(SamplesAtOnce, samples - first);
            ReadOnlySpan<float> from = x[(first * inStride)..];
            Span<float> to = y[(first * outStride)..];
            int most = EventLimit.OfProduct(geometry.InFeatures, geometry.OutFeatures, count);
            if (Multiply(from, geometry.InFeatures, packed, bias, to, geometry.OutFeatures, lists, count, most)) continue;
            Linear.Forward(geometry, from, packed, bias, to, count);
        }
    }

    /// <summary>Computes the gradient of the inputs of samples, as <see cref="Linear.InputGradient"/>.</summary>
    /// <param name="geometry">The sizes.</param>
    /// <param name="delta">The gradients of the outputs, [samples][out].</param>
    /// <param name="packed">The weight from <see cref="Linear.PackBackward"/>.</param>
    /// <param name="inputGradient">The gradients of the inputs, [samples][in], in memory order; overwritten.</param>
    /// <param name="lists">Scratch of <see cref="LinearGeometry.BackwardEventsLength"/> floats.</param>
    /// <param name="samples">The samples.</param>
    public static void InputGradient(
        LinearGeometry geometry, ReadOnlySpan<float> delta, ReadOnlySpan<float> packed, Span<float> inputGradient, Span<float> lists, int samples)
    {
        int inStride = Layout.Stride(geometry.InFeatures), outStride = Layout.Stride(geometry.OutFeatures);
        SpanLength.RequireSamples(delta.Length, samples, geometry.OutFeatures);
        SpanLength.RequireSamples(inputGradient.Length, samples, geometry.InFeatures);
        for (int first = 0; first < samples; first += SamplesAtOnce)
        {
            int count = Math.Min(SamplesAtOnce, samples - first);
            ReadOnlySpan<float> from = delta[(first * outStride)..];
            Span<float> to = inputGradient[(first * inStride)..];
            int most = EventLimit.OfProduct(geometry.OutFeatures, geometry.InFeatures, count);
            if (Multiply(from, geometry.OutFeatures, packed, [], to, geometry.InFeatures, lists, count, most)) continue;
            Linear.InputGradient(geometry, from, packed, to, count);
        }
    }

    /// <summary>Computes a product unless more elements than a limit are not zero; says whether.</summary>
    internal static bool Multiply(
        ReadOnlySpan<float> x,
        int inputs,
        ReadOnlySpan<float> packed,
        ReadOnlySpan<float> bias,
        Span<float> y,
        int outputs,
        Span<float> lists,
        int samples,
        int most)
    {
        int stride = Layout.Stride(inputs);
        SpanLength.Require(packed.Length, Panels.Count(outputs) * inputs * Panels.Width);
        SpanLength.Require(lists.Length, samples * stride);
        if (!bias.IsEmpty) SpanLength.Require(bias.Length, outputs);
        int* counts = stackalloc int[SamplesAtOnce];
        fixed (float* from = x, weights = packed, start = bias, to = y, scratch = lists)
        {
            // A look at one sample is enough where nothing can be saved.
            if (NonZeros.Count(from, inputs) > most) return false;
            int total = 0;
            for (int sample = 0; sample < samples; sample++)
            {
                counts[sample] = NonZeros.List(from + ((nint)sample * stride), inputs, (int*)scratch + ((nint)sample * stride));
                total += counts[sample];
            }

            if (total > (long)most * samples) return false;
            var product = new EventProduct
            {
                A = from,
                RowStrideA = stride,
                Rows = samples,
                Lists = (int*)scratch,
                ListStride = stride,
                Counts = counts,
                B = weights,
                PanelStrideB = (nint)inputs * Panels.Width,
                Start = start,
                C = to,
                RowStrideC = Layout.Stride(outputs),
                Columns = outputs,
            };
            MatrixTile.Run(&product);
        }

        return true;
    }
}
