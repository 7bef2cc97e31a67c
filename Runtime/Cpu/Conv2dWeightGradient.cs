using Ottt.Cpu.Tiles;

namespace Ottt.Cpu;

/// <summary>
/// The weight gradient of a convolution. Rows of the product are kernel taps, steps are output pixels, columns are output channels. A chain
/// sums a block of pixels; the sums of blocks are added to accumulators in the order of samples and pixels.
/// </summary>
internal static unsafe class Conv2dWeightGradient
{
    // The accumulators of so many taps stay in the cache while they are gone through once for each output channel of a panel.
    private const int TapsAtOnce = 72;

    /// <summary>Sums over all samples into accumulators [groups][panels of out][taps][32].</summary>
    /// <param name="geometry">The sizes.</param>
    /// <param name="taps">The taps to sum for.</param>
    /// <param name="x">The inputs.</param>
    /// <param name="delta">The gradients of the outputs.</param>
    /// <param name="accumulators">What the sums are written to.</param>
    /// <param name="samples">The samples, at least 1.</param>
    public static void Sum(Conv2dGeometry geometry, TapRange taps, float* x, float* delta, float* accumulators, int samples)
    {
        nint inStride = Layout.Stride(geometry.InElements), outStride = Layout.Stride(geometry.OutPixels * geometry.OutChannels);
        for (int sample = 0; sample < samples; sample += geometry.SamplesOfSum)
        {
            int sampleCount = Math.Min(geometry.SamplesOfSum, samples - sample);
            for (int pixel = 0; pixel < geometry.OutPixels; pixel += geometry.PixelsOfSum)
            {
                var block = new Block
                {
                    X = x + (sample * inStride),
                    Delta = delta + (sample * outStride) + ((nint)pixel * geometry.OutChannels),
                    Samples = sampleCount,
                    FirstPixel = pixel,
                    Pixels = Math.Min(geometry.PixelsOfSum, geometry.OutPixels - pixel),
                    IsFirst = sample == 0 && pixel == 0,
                };
                for (int group = taps.FirstGroup; group <= taps.LastGroup; group++)
                {
                    SumBlock(geometry, taps.InGroup(group), group, block, accumulators);
                }
            }
        }
    }

    /// <summary>Adds the accumulators of taps to a gradient in PyTorch's order.</summary>
    /// <param name="geometry">The sizes.</param>
    /// <param name="taps">The taps.</param>
    /// <param name="accumulators">[groups][panels of out][taps][32].</param>
    /// <param name="weightGradient">[out, in / groups, kernel height, kernel width]; added to.</param>
    public static void Scatter(Conv2dGeometry geometry, TapRange taps, ReadOnlySpan<float> accumulators, Span<float> weightGradient)
    {
        int panels = Panels.Count(geometry.OutOfGroup), weights = geometry.TapsOfGroup;
        for (int group = taps.FirstGroup; group <= taps.LastGroup; group++)
        {
            Range range = taps.InGroup(group);
            for (int panel = 0; panel < panels; panel++)
            {
                ReadOnlySpan<float> sums = accumulators.Slice(((group * panels) + panel) * weights * Panels.Width, weights * Panels.Width);
                int firstUnit = (group * geometry.OutOfGroup) + (panel * Panels.Width), units = Panels.Used(geometry.OutOfGroup, panel);
                for (int tap = range.Start.Value; tap < range.End.Value; tap += TapsAtOnce)
                {
                    ReadOnlySpan<int> places = geometry.GradientWeights.Offsets[tap..Math.Min(tap + TapsAtOnce, range.End.Value)];
                    for (int unit = 0; unit < units; unit++)
                    {
                        Span<float> gradient = weightGradient.Slice((firstUnit + unit) * weights, weights);
                        AddColumn(sums[((tap * Panels.Width) + unit)..], places, gradient);
                    }
                }
            }
        }
    }

    private static void AddColumn(ReadOnlySpan<float> sums, ReadOnlySpan<int> places, Span<float> gradient)
    {
        for (int i = 0; i < places.Length; i++) gradient[places[i]] += sums[i * Panels.Width];
    }

    private static void SumBlock(Conv2dGeometry geometry, Range taps, int group, in Block block, float* accumulators)
    {
        float* start = stackalloc float[Panels.Width];
        new Span<float>(start, Panels.Width).Clear();
        int firstTap = taps.Start.Value, panels = Panels.Count(geometry.OutOfGroup);
        fixed (int* pixelOffsets = geometry.PixelOffsets, tapOffsets = geometry.GradientTapOffsets)
        {
            for (int panel = 0; panel < panels; panel++)
            {
                float* delta = block.Delta + (group * geometry.OutOfGroup) + (panel * Panels.Width);
                var product = new PanelProduct
                {
                    A = block.X + (group * geometry.InOfGroup),
                    RowOffsets = tapOffsets + firstTap,
                    RowsPerSample = taps.End.Value - firstTap,
                    Samples = 1,
                    StepOffsets = pixelOffsets + block.FirstPixel,
                    Steps = block.Samples * block.Pixels,
                    B = delta,
                    RowStrideB = geometry.OutChannels,
                    Start = start,
                    C = accumulators + ((((nint)((group * panels) + panel) * geometry.TapsOfGroup) + firstTap) * Panels.Width),
                    RowStrideC = Panels.Width,
                    Columns = Panels.Used(geometry.OutOfGroup, panel),
                    AddToResult = !block.IsFirst,
                };
                MatrixTile.Run(&product);
            }
        }
    }

    /// <summary>The pixels that a chain sums: some of one sample, or all of several.</summary>
    private readonly struct Block
    {
        /// <summary>The input of the first sample.</summary>
        public required float* X { get; init; }

        /// <summary>The gradient of the first output pixel.</summary>
        public required float* Delta { get; init; }

        /// <summary>The samples.</summary>
        public required int Samples { get; init; }

        /// <summary>The place of the first pixel in its sample.</summary>
        public required int FirstPixel { get; init; }

        /// <summary>The pixels of each sample.</summary>
        public required int Pixels { get; init; }

        /// <summary>Whether no block was summed before.</summary>
        public required bool IsFirst { get; init; }
    }
}
