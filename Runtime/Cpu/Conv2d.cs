using Ottt.Cpu.Tiles;

namespace Ottt.Cpu;

/// <summary>
/// Convolutions and their gradients, computed directly on channels-last activations without unfolding. Activations have the layout of
/// <see cref="Layout"/>; weights and their gradients are PyTorch's [out, in / groups, kernel height, kernel width]. The gradient of the
/// input is <see cref="Forward"/> with <see cref="Conv2dGeometry.Backward()"/> and a weight from <see cref="PackBackward"/>. Results do not
/// depend, to the bit, on how samples or pieces are shared among threads.
/// </summary>
public static unsafe class Conv2d
{
    /// <summary>Packs a weight for <see cref="Forward"/>; one piece of <see cref="Conv2dGeometry.PackForwardPieces"/>.</summary>
    /// <param name="geometry">The sizes.</param>
    /// <param name="weight">[out, in / groups, kernel height, kernel width].</param>
    /// <param name="packed"><see cref="Conv2dGeometry.PackedLength"/> floats.</param>
    /// <param name="piece">The piece.</param>
    public static void PackForward(Conv2dGeometry geometry, ReadOnlySpan<float> weight, Span<float> packed, int piece)
    {
        if (geometry.HasNarrowGroups)
        {
            NarrowGroups.PackForward(geometry, weight, packed, piece);
            return;
        }

        int weights = geometry.OutOfGroup * geometry.TapsOfGroup, floats = geometry.PackedLength / geometry.Groups;
        int panels = Panels.Count(geometry.OutOfGroup);
        (int first, int end) = PieceRange.Of(geometry.Groups * panels, piece);
        for (int index = first; index < end; index++)
        {
            (int group, int panel) = Math.DivRem(index, panels);
            Panels.PackUnits(
                weight.Slice(group * weights, weights),
                packed.Slice(group * floats, floats),
                geometry.OutOfGroup,
                geometry.InOfGroup,
                geometry.KernelPositions,
                panel);
        }
    }

    /// <summary>
    /// Packs a weight for the gradient of the input: the kernel turned around, input and output channels exchanged within groups; one piece of
    /// <see cref="Conv2dGeometry.PackBackwardPieces"/>.
    /// </summary>
    /// <param name="geometry">The sizes of the forward convolution.</param>
    /// <param name="weight">[out, in / groups, kernel height, kernel width].</param>
    /// <param name="packed"><see cref="Conv2dGeometry.PackedLength"/> floats of <see cref="Conv2dGeometry.Backward()"/>.</param>
    /// <param name="piece">The piece.</param>
    public static void PackBackward(Conv2dGeometry geometry, ReadOnlySpan<float> weight, Span<float> packed, int piece)
    {
        if (geometry.HasNarrowGroups)
        {
            NarrowGroups.PackBackward(geometry, weight, packed, piece);
            return;
        }

        int panels = Panels.Count(geometry.InOfGroup);
        (int first, int end) = PieceRange.Of(geometry.Groups * panels, piece);
        for (int index = first; index < end; index++)
        {
            int panelLength = geometry.KernelPositions * geometry.OutOfGroup * Panels.Width;
            PackBackwardPanel(geometry, weight, packed.Slice(index * panelLength, panelLength), index / panels, index % panels);
        }
    }

    private static void PackBackwardPanel(Conv2dGeometry geometry, ReadOnlySpan<float> weight, Span<float> columns, int group, int panel)
    {
        int units = geometry.OutOfGroup, channels = geometry.InOfGroup, positions = geometry.KernelPositions;
        int used = Panels.Used(channels, panel);
        if (used < Panels.Width) columns.Clear();
        for (int unit = 0; unit < units; unit++)
        {
            int firstChannel = (((group * units) + unit) * channels) + (panel * Panels.Width);
            ReadOnlySpan<float> kernels = weight.Slice(firstChannel * positions, used * positions);
            for (int position = 0; position < positions; position++)
            {
                Span<float> row = columns.Slice((((positions - 1 - position) * units) + unit) * Panels.Width, used);
                for (int column = 0; column < row.Length; column++) row[column] = kernels[(column * positions) + position];
            }
        }
    }

    /// <summary>Computes the output of samples.</summary>
    /// <param name="geometry">The sizes.</param>
    /// <param name="x">The inputs, [samples][in height][in width][in].</param>
    /// <param name="packed">The weight from <see cref="PackForward"/>.</param>
    /// <param name="bias">[out], or empty.</param>
    /// <param name="y">The outputs, [samples][out height][out width][out].</param>
    /// <param name="samples">The samples.</param>
    public static void Forward(
        Conv2dGeometry geometry, ReadOnlySpan<float> x, ReadOnlySpan<float> packed, ReadOnlySpan<float> bias, Span<float> y, int samples)
    {
        int outElements = geometry.OutPixels * geometry.OutChannels;
        SpanLength.RequireSamples(x.Length, samples, geometry.InElements);
        SpanLength.RequireSamples(y.Length, samples, outElements);
        SpanLength.Require(packed.Length, geometry.PackedLength);
        if (geometry.HasNarrowGroups)
        {
            NarrowGroups.Forward(geometry, x, packed, bias, y, samples);
            return;
        }

        if (!bias.IsEmpty) SpanLength.Require(bias.Length, geometry.OutChannels);
        fixed (float* from = x, weights = packed, start = bias, to = y)
        {
            var operands = new Conv2dOperands { X = from, Packed = weights, Bias = start, Y = to };
            if (SharedWork.PoolFor(samples, (long)geometry.OutPixels * geometry.OutChannels * geometry.TapsOfGroup) is { } pool)
            {
                SharedConvolution.Run(pool, geometry, operands);
                return;
            }

            int panels = geometry.Groups * Panels.Count(geometry.OutOfGroup);
            for (int panel = 0; panel < panels; panel++) ForwardPanel(geometry, operands, samples, panel, 0, geometry.OutPixels);
        }
    }

    /// <summary>Computes a panel of output channels of samples.</summary>
    /// <param name="geometry">The sizes.</param>
    /// <param name="operands">The operands.</param>
    /// <param name="samples">The samples; one where not all pixels are computed.</param>
    /// <param name="index">The panel, those of all groups numbered.</param>
    /// <param name="firstPixel">The first pixel.</param>
    /// <param name="pixels">The pixels.</param>
    internal static void ForwardPanel(Conv2dGeometry geometry, in Conv2dOperands operands, int samples, int index, int firstPixel, int pixels)
    {
        (int group, int panel) = Math.DivRem(index, Panels.Count(geometry.OutOfGroup));
        int firstUnit = group * geometry.OutOfGroup, steps = geometry.TapsOfGroup;
        ReadOnlySpan<float> bias = operands.Bias == null ? [] : new(operands.Bias + firstUnit, geometry.OutOfGroup);
        float* start = stackalloc float[Panels.Width];
        Panels.CopyBias(bias, panel, new Span<float>(start, Panels.Width));
        fixed (int* pixelOffsets = geometry.PixelOffsets, tapOffsets = geometry.TapOffsets)
        {
            var product = new PanelProduct
            {
                A = operands.X + (group * geometry.InOfGroup),
                RowOffsets = pixelOffsets + firstPixel,
                RowsPerSample = pixels,
                Samples = samples,
                SampleStrideA = Layout.Stride(geometry.InElements),
                StepOffsets = tapOffsets,
                Steps = steps,
                B = operands.Packed + ((nint)index * steps * Panels.Width),
                RowStrideB = Panels.Width,
                Start = start,
                C = operands.Y + firstUnit + (panel * Panels.Width) + ((nint)firstPixel * geometry.OutChannels),
                RowStrideC = geometry.OutChannels,
                SampleStrideC = Layout.Stride(geometry.OutPixels * geometry.OutChannels),
                Columns = Panels.Used(geometry.OutOfGroup, panel),
            };
            MatrixTile.Run(&product);
        }
    }

    /// <summary>Adds the gradient of the weight over samples; one piece of <see cref="Conv2dGeometry.WeightGradientPieces"/>.</summary>
    /// <param name="geometry">The sizes.</param>
    /// <param name="x">The inputs (or their traces), [samples][in height][in width][in].</param>
    /// <param name="delta">
    /// The gradients of the outputs, [samples][out height][out width][out]. Where the output channels of a group are no multiple of 16, up
    /// to 15 floats behind it are read and discarded.
    /// </param>
    /// <param name="accumulators">
    /// Scratch of <see cref="Conv2dGeometry.AccumulatorLength"/> floats, shared by all pieces; its content does not matter.
    /// </param>
    /// <param name="weightGradient">[out, in / groups, kernel height, kernel width]; added to.</param>
    /// <param name="samples">All samples of the batch.</param>
    /// <param name="piece">The piece.</param>
    public static void WeightGradient(
        Conv2dGeometry geometry,
        ReadOnlySpan<float> x,
        ReadOnlySpan<float> delta,
        Span<float> accumulators,
        Span<float> weightGradient,
        int samples,
        int piece)
    {
        SpanLength.RequireSamples(x.Length, samples, geometry.InElements);
        SpanLength.RequireSamples(delta.Length, samples, geometry.OutPixels * geometry.OutChannels);
        SpanLength.Require(accumulators.Length, geometry.AccumulatorLength);
        SpanLength.Require(weightGradient.Length, geometry.OutChannels * geometry.TapsOfGroup);
        if (samples == 0) return;
        if (geometry.HasNarrowGroups)
        {
            NarrowGroups.WeightGradient(geometry, x, delta, accumulators, weightGradient, samples, piece);
            return;
        }

        var taps = TapRange.OfPiece(geometry, piece);
        fixed (float* inputs = x, gradients = delta, sums = accumulators)
        {
            Conv2dWeightGradient.Sum(geometry, taps, inputs, gradients, sums, samples);
        }

        Conv2dWeightGradient.Scatter(geometry, taps, accumulators, weightGradient);
    }
}
