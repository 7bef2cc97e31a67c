using Ottt.Cpu.Tiles;

namespace Ottt.Cpu;

/// <summary>
/// The kernels of <see cref="Conv2d"/> where groups are narrow, down to the single channels of a depth-wise convolution: the channels of neighbouring
/// groups are the columns of a tile, so nothing of it is left empty. Sums have the order that they have in wider groups.
/// </summary>
internal static unsafe class NarrowGroups
{
    /// <summary>A piece of a weight gradient has whole cache lines of channels.</summary>
    private const int ChannelsOfBlock = 16;

    /// <summary>The pieces of a weight gradient.</summary>
    /// <param name="channels">The channels.</param>
    public static int WeightGradientPieces(int channels) => PieceRange.Count(Blocks(channels));

    /// <summary>
    /// Packs a weight [units][channels of a group][positions] in panels [positions][channels of a group][32]; one piece of
    /// <see cref="Conv2dGeometry.PackForwardPieces"/>.
    /// </summary>
    /// <param name="geometry">The sizes.</param>
    /// <param name="weight">The weight.</param>
    /// <param name="packed">The packed weight.</param>
    /// <param name="piece">The piece.</param>
    public static void PackForward(Conv2dGeometry geometry, ReadOnlySpan<float> weight, Span<float> packed, int piece)
    {
        (int first, int end) = PieceRange.Of(Panels.Count(geometry.OutChannels), piece);
        for (int panel = first; panel < end; panel++)
        {
            Panels.PackUnits(weight, packed, geometry.OutChannels, geometry.InOfGroup, geometry.KernelPositions, panel);
        }
    }

    /// <summary>Packs it with the kernel turned around, and units and channels of groups exchanged.</summary>
    /// <param name="geometry">The sizes of the forward convolution.</param>
    /// <param name="weight">The weight.</param>
    /// <param name="packed">The packed weight.</param>
    /// <param name="piece">The piece of <see cref="Conv2dGeometry.PackBackwardPieces"/>.</param>
    public static void PackBackward(Conv2dGeometry geometry, ReadOnlySpan<float> weight, Span<float> packed, int piece)
    {
        int positions = geometry.KernelPositions, width = geometry.InOfGroup, steps = geometry.TapsOfGroup;
        (int first, int end) = PieceRange.Of(Panels.Count(geometry.InChannels), piece);
        for (int panel = first; panel < end; panel++)
        {
            Span<float> rows = packed.Slice(panel * steps * Panels.Width, steps * Panels.Width);
            rows.Clear();
            for (int column = 0; column < Panels.Used(geometry.InChannels, panel); column++)
            {
                (int group, int channel) = Math.DivRem((panel * Panels.Width) + column, width);
                for (int unit = 0; unit < width; unit++)
                {
                    ReadOnlySpan<float> kernel = weight.Slice(((((group * width) + unit) * width) + channel) * positions, positions);
                    for (int position = 0; position < positions; position++)
                    {
                        rows[((((positions - 1 - position) * width) + unit) * Panels.Width) + column] = kernel[position];
                    }
                }
            }
        }
    }

    /// <summary>Computes the output of samples, as <see cref="Conv2d.Forward"/>, which has checked the operands.</summary>
    /// <param name="geometry">The sizes.</param>
    /// <param name="x">The inputs.</param>
    /// <param name="packed">The packed weight.</param>
    /// <param name="bias">The bias of each channel, or empty.</param>
    /// <param name="y">The outputs.</param>
    /// <param name="samples">The samples.</param>
    public static void Forward(
        Conv2dGeometry geometry, ReadOnlySpan<float> x, ReadOnlySpan<float> packed, ReadOnlySpan<float> bias, Span<float> y, int samples)
    {
        if (!bias.IsEmpty) SpanLength.Require(bias.Length, geometry.OutChannels);
        fixed (float* from = x, weights = packed, start = bias, to = y)
        fixed (int* pixelOffsets = geometry.PixelOffsets, positionOffsets = geometry.PositionOffsets, tapOffsets = geometry.TapOffsets)
        {
            var product = new ChannelProduct
            {
                Channels = geometry.InOfGroup,
                A = from,
                RowOffsets = pixelOffsets,
                RowsPerSample = geometry.OutPixels,
                Samples = samples,
                SampleStrideA = Layout.Stride(geometry.InElements),
                StepOffsets = positionOffsets,
                Steps = geometry.KernelPositions,
                B = weights,
                RowStrideB = Panels.Width,
                PanelStrideB = (nint)geometry.TapsOfGroup * Panels.Width,
                Start = start,
                C = to,
                RowStrideC = geometry.OutChannels,
                SampleStrideC = Layout.Stride(geometry.OutPixels * geometry.OutChannels),
                Columns = geometry.OutChannels,
            };
            int done = MatrixTile.Run(&product);
            for (; done < geometry.OutChannels; done += product.Channels) ComputeGroup(&product, done, tapOffsets);
        }
    }

    /// <summary>Adds the gradient of the weight, as <see cref="Conv2d.WeightGradient"/>, which has checked the operands.</summary>
    /// <param name="geometry">The sizes.</param>
    /// <param name="x">The inputs (or their traces).</param>
    /// <param name="delta">The gradients of the outputs.</param>
    /// <param name="accumulators">Scratch, of which pieces have parts of their own.</param>
    /// <param name="weightGradient">What is added to.</param>
    /// <param name="samples">The samples, at least 1.</param>
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
        (int firstBlock, int endBlock) = PieceRange.Of(Blocks(geometry.OutChannels), piece);
        int first = firstBlock * ChannelsOfBlock, units = Math.Min(endBlock * ChannelsOfBlock, geometry.OutChannels) - first;
        fixed (float* inputs = x, gradients = delta, sums = accumulators, result = weightGradient)
        {
            Sum(geometry, inputs + first, gradients + first, sums + first, units, samples);
            int channels = geometry.InOfGroup, positions = geometry.KernelPositions, stride = geometry.OutChannels;
            for (int channel = 0; channel < channels; channel++)
            {
                float* gradient = result + (((nint)first * channels) + channel) * positions;
                TransposedSum.Add(sums + first + ((nint)channel * stride), channels * stride, gradient, channels * positions, positions, units);
            }
        }
    }

    private static int Blocks(int channels) => (channels + ChannelsOfBlock - 1) / ChannelsOfBlock;

    /// <summary>Sums over all samples into accumulators [positions][channels of a group][units], with the chains of <see cref="Conv2dWeightGradient"/>.</summary>
    private static void Sum(Conv2dGeometry geometry, float* x, float* delta, float* accumulators, int units, int samples)
    {
        nint inStride = Layout.Stride(geometry.InElements), outStride = Layout.Stride(geometry.OutPixels * geometry.OutChannels);
        fixed (int* pixelOffsets = geometry.PixelOffsets, positionOffsets = geometry.PositionOffsets, tapOffsets = geometry.TapOffsets)
        {
            for (int sample = 0; sample < samples; sample += geometry.SamplesOfSum)
            {
                int samplesOfSum = Math.Min(geometry.SamplesOfSum, samples - sample);
                for (int pixel = 0; pixel < geometry.OutPixels; pixel += geometry.PixelsOfSum)
                {
                    var product = new ChannelProduct
                    {
                        Channels = geometry.InOfGroup,
                        HasChannelsInRows = true,
                        A = x + (sample * inStride),
                        RowOffsets = positionOffsets,
                        RowsPerSample = geometry.TapsOfGroup,
                        Samples = 1,
                        StepOffsets = pixelOffsets + pixel,
                        Steps = samplesOfSum * Math.Min(geometry.PixelsOfSum, geometry.OutPixels - pixel),
                        B = delta + (sample * outStride) + ((nint)pixel * geometry.OutChannels),
                        RowStrideB = geometry.OutChannels,
                        PanelStrideB = Panels.Width,
                        C = accumulators,
                        RowStrideC = geometry.OutChannels,
                        Columns = units,
                        AddToResult = sample > 0 || pixel > 0,
                    };
                    int done = MatrixTile.Run(&product);
                    for (; done < units; done += product.Channels) ComputeGroup(&product, done, tapOffsets);
                }
            }
        }
    }

    /// <summary>Computes a group that fills no vector together with others.</summary>
    /// <param name="whole">The product of all groups.</param>
    /// <param name="column">The first column of the group.</param>
    /// <param name="tapOffsets">The distances in A of the positions and channels of a group.</param>
    private static void ComputeGroup(ChannelProduct* whole, int column, int* tapOffsets)
    {
        float* start = stackalloc float[Panels.Width];
        new Span<float>(start, Panels.Width).Clear();
        if (whole->Start != null) new ReadOnlySpan<float>(whole->Start + column, whole->Channels).CopyTo(new Span<float>(start, Panels.Width));
        var product = new PanelProduct
        {
            A = whole->A + column,
            RowOffsets = whole->HasChannelsInRows ? tapOffsets : whole->RowOffsets,
            RowsPerSample = whole->RowsPerSample,
            Samples = whole->Samples,
            SampleStrideA = whole->SampleStrideA,
            StepOffsets = whole->HasChannelsInRows ? whole->StepOffsets : tapOffsets,
            Steps = whole->HasChannelsInRows ? whole->Steps : whole->Steps * whole->Channels,
            B = whole->ColumnOfB(column),
            RowStrideB = whole->RowStrideB,
            Start = start,
            C = whole->C + column,
            RowStrideC = whole->RowStrideC,
            SampleStrideC = whole->SampleStrideC,
            Columns = whole->Channels,
            AddToResult = whole->AddToResult,
        };
        MatrixTile.RunNarrow(&product);
    }
}
