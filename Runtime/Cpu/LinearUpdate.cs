using Ottt.Cpu.Tiles;

namespace Ottt.Cpu;

/// <summary>
/// The gradient of the weight of a fully connected layer, a panel of outputs at a time, for an update that follows at once: what
/// <see cref="Linear.WeightGradient"/> would add to a gradient of zero, to the bit. The inputs are not reordered, and the samples fit one sum.
/// </summary>
internal static unsafe class LinearUpdate
{
    /// <summary>Puts the columns of a panel of inputs side by side, for all outputs.</summary>
    /// <param name="geometry">The sizes.</param>
    /// <param name="x">The inputs, [samples][in]; readable to the end of the last sample's stride.</param>
    /// <param name="columns">[panels of inputs][samples][32].</param>
    /// <param name="samples">The samples.</param>
    /// <param name="panel">The panel of inputs.</param>
    public static void Gather(LinearGeometry geometry, ReadOnlySpan<float> x, Span<float> columns, int samples, int panel)
    {
        int stride = Layout.Stride(geometry.InFeatures), used = Panels.Used(geometry.InFeatures, panel);
        for (int sample = 0; sample < samples; sample++)
        {
            x.Slice((sample * stride) + (panel * Panels.Width), used).CopyTo(columns[(((panel * samples) + sample) * Panels.Width)..]);
        }
    }

    /// <summary>Computes the gradient of the rows of a panel of outputs.</summary>
    /// <param name="geometry">The sizes.</param>
    /// <param name="columns">The inputs from <see cref="Gather"/>.</param>
    /// <param name="delta">The gradients of the outputs, [samples][out].</param>
    /// <param name="rows">[outputs of the panel][in]; overwritten.</param>
    /// <param name="samples">The samples, at most <see cref="LinearGeometry.SamplesOfSum"/>.</param>
    /// <param name="panel">The panel of outputs.</param>
    public static void Gradient(
        LinearGeometry geometry, ReadOnlySpan<float> columns, ReadOnlySpan<float> delta, Span<float> rows, int samples, int panel)
    {
        int inputs = geometry.InFeatures, used = Panels.Used(geometry.OutFeatures, panel);
        SpanLength.Require(columns.Length, Panels.Count(inputs) * samples * Panels.Width);
        SpanLength.RequireSamples(delta.Length, samples, geometry.OutFeatures);
        SpanLength.Require(rows.Length, used * inputs);
        float* start = stackalloc float[Panels.Width];
        new Span<float>(start, Panels.Width).Clear();
        int rowOffset = 0;
        fixed (float* from = columns, gradients = delta, to = rows)
        fixed (int* sampleOffsets = geometry.SampleOffsets)
        {
            for (int inputPanel = 0; inputPanel < Panels.Count(inputs); inputPanel++)
            {
                var product = new PanelProduct
                {
                    A = gradients + (panel * Panels.Width),
                    RowOffsets = &rowOffset,
                    RowsPerSample = 1,
                    Samples = used,
                    SampleStrideA = 1,
                    StepOffsets = sampleOffsets,
                    Steps = samples,
                    B = from + ((nint)inputPanel * samples * Panels.Width),
                    RowStrideB = Panels.Width,
                    Start = start,
                    C = to + (inputPanel * Panels.Width),
                    SampleStrideC = inputs,
                    Columns = Panels.Used(inputs, inputPanel),
                };
                MatrixTile.Run(&product);
            }
        }
    }
}
