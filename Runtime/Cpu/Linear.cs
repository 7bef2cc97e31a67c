using System.Runtime.CompilerServices;
using Ottt.Cpu.Tiles;

namespace Ottt.Cpu;

/// <summary>
/// Fully connected layers: <c>y = x W^T + b</c> and its gradients. Activations have the layout of <see cref="Layout"/>; weights and their
/// gradients are PyTorch's [out, in]. Results do not depend, to the bit, on how samples or pieces are shared among threads.
/// </summary>
public static unsafe class Linear
{
    /// <summary>Packs a weight for <see cref="Forward"/>; one piece of <see cref="LinearGeometry.PackForwardPieces"/>.</summary>
    /// <param name="geometry">The sizes.</param>
    /// <param name="weight">[out, in].</param>
    /// <param name="packed"><see cref="LinearGeometry.PackedForwardLength"/> floats.</param>
    /// <param name="piece">The piece.</param>
    public static void PackForward(LinearGeometry geometry, ReadOnlySpan<float> weight, Span<float> packed, int piece)
    {
        int channels = geometry.IsReordered ? geometry.InChannels : 1, positions = geometry.InFeatures / channels;
        (int first, int end) = PieceRange.Of(Panels.Count(geometry.OutFeatures), piece);
        for (int panel = first; panel < end; panel++) Panels.PackUnits(weight, packed, geometry.OutFeatures, channels, positions, panel);
    }

    /// <summary>Packs a weight for <see cref="InputGradient"/>; one piece of <see cref="LinearGeometry.PackBackwardPieces"/>.</summary>
    /// <param name="geometry">The sizes.</param>
    /// <param name="weight">[out, in].</param>
    /// <param name="packed"><see cref="LinearGeometry.PackedBackwardLength"/> floats.</param>
    /// <param name="piece">The piece.</param>
    public static void PackBackward(LinearGeometry geometry, ReadOnlySpan<float> weight, Span<float> packed, int piece)
    {
        ReadOnlySpan<int> features = geometry.FeatureOfPosition.Offsets;
        (int firstPanel, int endPanel) = PieceRange.Of(Panels.Count(geometry.InFeatures), piece);
        for (int panel = firstPanel; panel < endPanel; panel++)
        {
            int used = Panels.Used(geometry.InFeatures, panel), first = panel * Panels.Width;
            for (int unit = 0; unit < geometry.OutFeatures; unit++)
            {
                ReadOnlySpan<float> row = weight.Slice(unit * geometry.InFeatures, geometry.InFeatures);
                Span<float> columns = packed.Slice(((panel * geometry.OutFeatures) + unit) * Panels.Width, Panels.Width);
                if (!geometry.IsReordered) row.Slice(first, used).CopyTo(columns);
                else for (int column = 0; column < used; column++) columns[column] = row[features[first + column]];
                columns[used..].Clear();
            }
        }
    }

    /// <summary>Computes the output of samples.</summary>
    /// <param name="geometry">The sizes.</param>
    /// <param name="x">The inputs, [samples][in].</param>
    /// <param name="packed">The weight from <see cref="PackForward"/>.</param>
    /// <param name="bias">[out], or empty.</param>
    /// <param name="y">The outputs, [samples][out].</param>
    /// <param name="samples">The samples.</param>
    public static void Forward(
        LinearGeometry geometry, ReadOnlySpan<float> x, ReadOnlySpan<float> packed, ReadOnlySpan<float> bias, Span<float> y, int samples) =>
        Multiply(geometry.Steps, x, geometry.InFeatures, packed, bias, y, geometry.OutFeatures, samples);

    /// <summary>Computes the gradient of the inputs of samples.</summary>
    /// <param name="geometry">The sizes.</param>
    /// <param name="delta">The gradients of the outputs, [samples][out].</param>
    /// <param name="packed">The weight from <see cref="PackBackward"/>.</param>
    /// <param name="inputGradient">The gradients of the inputs, [samples][in], in memory order; overwritten.</param>
    /// <param name="samples">The samples.</param>
    public static void InputGradient(
        LinearGeometry geometry, ReadOnlySpan<float> delta, ReadOnlySpan<float> packed, Span<float> inputGradient, int samples) =>
        Multiply(geometry.Steps, delta, geometry.OutFeatures, packed, [], inputGradient, geometry.InFeatures, samples);

    /// <summary>Adds the gradient of the weight over samples; one piece of <see cref="LinearGeometry.WeightGradientPieces"/>.</summary>
    /// <param name="geometry">The sizes.</param>
    /// <param name="x">The inputs (or their traces), [samples][in]; readable to the end of the last sample's stride.</param>
    /// <param name="delta">The gradients of the outputs, [samples][out].</param>
    /// <param name="weightGradient">[out, in]; added to.</param>
    /// <param name="samples">All samples of the batch.</param>
    /// <param name="piece">The piece.</param>
    [SkipLocalsInit]
    public static void WeightGradient(
        LinearGeometry geometry, ReadOnlySpan<float> x, ReadOnlySpan<float> delta, Span<float> weightGradient, int samples, int piece)
    {
        int inputs = geometry.InFeatures, outputs = geometry.OutFeatures, stride = Layout.Stride(inputs);
        SpanLength.RequireSamples(x.Length, samples, inputs);
        SpanLength.RequireSamples(delta.Length, samples, outputs);
        SpanLength.Require(weightGradient.Length, inputs * outputs);
        int panel = piece / geometry.RowBlocks, firstColumn = panel * Panels.Width;
        int firstRow = piece % geometry.RowBlocks * LinearGeometry.RowsOfPiece;
        int rows = Math.Min(LinearGeometry.RowsOfPiece, outputs - firstRow);
        float* scratch = stackalloc float[LinearGeometry.RowsOfPiece * Panels.Width], start = stackalloc float[Panels.Width];
        float* columns = stackalloc float[LinearGeometry.SamplesOfSum * Panels.Width];
        new Span<float>(start, Panels.Width).Clear();
        int rowOffset = 0;
        fixed (float* inputStart = x, deltaStart = delta, gradient = weightGradient)
        fixed (int* sampleOffsets = geometry.SampleOffsets)
        {
            for (int first = 0; first < samples; first += LinearGeometry.SamplesOfSum)
            {
                int summed = Math.Min(LinearGeometry.SamplesOfSum, samples - first);
                Gather(inputStart + ((nint)first * stride) + firstColumn, stride, columns, Panels.Used(inputs, panel), summed);
                var product = new PanelProduct
                {
                    A = deltaStart + ((nint)first * Layout.Stride(outputs)) + firstRow,
                    RowOffsets = &rowOffset,
                    RowsPerSample = 1,
                    Samples = rows,
                    SampleStrideA = 1,
                    StepOffsets = sampleOffsets,
                    Steps = summed,
                    B = columns,
                    RowStrideB = Panels.Width,
                    Start = start,
                    C = geometry.IsReordered ? scratch : gradient + ((nint)firstRow * inputs) + firstColumn,
                    SampleStrideC = geometry.IsReordered ? Panels.Width : inputs,
                    Columns = Panels.Used(inputs, panel),
                    AddToResult = !geometry.IsReordered || first > 0,
                };
                MatrixTile.Run(&product);
            }

            if (geometry.IsReordered && samples > 0)
            {
                AddReordered(geometry, new ReadOnlySpan<float>(scratch, rows * Panels.Width), weightGradient, firstRow, firstColumn);
            }
        }
    }

    /// <summary>Puts the columns of a panel side by side: rows of the input lie pages apart, and every tile of the piece reads them.</summary>
    private static void Gather(float* from, nint stride, float* to, int used, int samples)
    {
        for (int sample = 0; sample < samples; sample++, from += stride, to += Panels.Width)
        {
            new ReadOnlySpan<float>(from, used).CopyTo(new Span<float>(to, used));
        }
    }

    /// <summary>Adds a tile to the gradient of a weight whose columns have another order than the inputs in memory.</summary>
    internal static void AddReordered(
        LinearGeometry geometry, ReadOnlySpan<float> tile, Span<float> weightGradient, int firstRow, int firstColumn)
    {
        ReadOnlySpan<int> features = geometry.FeatureOfPosition.Offsets[firstColumn..];
        int columns = Math.Min(Panels.Width, features.Length);
        for (int row = 0; row < tile.Length / Panels.Width; row++)
        {
            Span<float> gradient = weightGradient.Slice((firstRow + row) * geometry.InFeatures, geometry.InFeatures);
            for (int column = 0; column < columns; column++) gradient[features[column]] += tile[(row * Panels.Width) + column];
        }
    }

    private static void Multiply(
        OffsetTable steps,
        ReadOnlySpan<float> x,
        int inputs,
        ReadOnlySpan<float> packed,
        ReadOnlySpan<float> bias,
        Span<float> y,
        int outputs,
        int samples)
    {
        SpanLength.RequireSamples(x.Length, samples, inputs);
        SpanLength.RequireSamples(y.Length, samples, outputs);
        SpanLength.Require(packed.Length, Panels.Count(outputs) * inputs * Panels.Width);
        if (!bias.IsEmpty) SpanLength.Require(bias.Length, outputs);
        fixed (float* from = x, weights = packed, shift = bias, to = y)
        fixed (int* stepOffsets = steps)
        {
            var operands = new LinearOperands { X = from, Inputs = inputs, Steps = stepOffsets, Packed = weights, Bias = shift, Y = to, Outputs = outputs };
            if (SharedWork.PoolFor(samples, (long)inputs * outputs) is { } pool)
            {
                SharedLinear.Run(pool, operands);
                return;
            }

            for (int panel = 0; panel < Panels.Count(outputs); panel++) MultiplyPanel(operands, samples, panel);
        }
    }

    /// <summary>Computes a panel of columns of a product.</summary>
    /// <param name="operands">The operands.</param>
    /// <param name="samples">The samples.</param>
    /// <param name="panel">The panel.</param>
    internal static void MultiplyPanel(in LinearOperands operands, int samples, int panel)
    {
        float* start = stackalloc float[Panels.Width];
        int rowOffset = 0;
        Panels.CopyBias(operands.Bias == null ? [] : new(operands.Bias, operands.Outputs), panel, new Span<float>(start, Panels.Width));
        var product = new PanelProduct
        {
            A = operands.X,
            RowOffsets = &rowOffset,
            RowsPerSample = 1,
            Samples = samples,
            SampleStrideA = Layout.Stride(operands.Inputs),
            StepOffsets = operands.Steps,
            Steps = operands.Inputs,
            B = operands.Packed + ((nint)panel * operands.Inputs * Panels.Width),
            RowStrideB = Panels.Width,
            Start = start,
            C = operands.Y + (panel * Panels.Width),
            SampleStrideC = Layout.Stride(operands.Outputs),
            Columns = Panels.Used(operands.Outputs, panel),
        };
        MatrixTile.Run(&product);
    }
}
