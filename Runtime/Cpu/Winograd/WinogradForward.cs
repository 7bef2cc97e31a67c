using Ottt.Cpu.Tiles;

namespace Ottt.Cpu.Winograd;

/// <summary>
/// The output: blocks of tiles are transformed, multiplied with the transformed kernels at each of the 36 positions, and transformed back,
/// a panel of output channels at a time. Each product is one chain over the input channels, whatever the block.
/// </summary>
internal static unsafe class WinogradForward
{
    /// <summary>
    /// The most tiles of a block: many, for each reads the whole weight; few enough that what they are transformed to at one position stays
    /// in the second cache beside a panel of weights.
    /// </summary>
    public const int MaximumTiles = 64;

    /// <summary>The floats of scratch that samples need.</summary>
    public static int ScratchLength(WinogradGeometry geometry, int samples) => new Scratch(geometry, TilesAtOnce(geometry, samples)).Length;

    /// <summary>Computes the output of samples.</summary>
    /// <param name="geometry">The sizes.</param>
    /// <param name="x">The inputs.</param>
    /// <param name="packed">The packed weight.</param>
    /// <param name="bias">The biases, or empty.</param>
    /// <param name="y">The outputs.</param>
    /// <param name="scratch">Memory of <see cref="ScratchLength"/> floats.</param>
    /// <param name="samples">The samples.</param>
    /// <param name="panels">The panels of output channels to compute.</param>
    public static void Run(
        WinogradGeometry geometry, float* x, float* packed, ReadOnlySpan<float> bias, float* y, float* scratch, int samples, Range panels)
    {
        int tiles = samples * geometry.TilesPerSample, tilesAtOnce = TilesAtOnce(geometry, samples);
        var space = new Scratch(geometry, tilesAtOnce);
        float* start = CacheLine.Align(scratch);
        for (int first = 0; first < tiles; first += tilesAtOnce)
        {
            int count = Math.Min(tilesAtOnce, tiles - first);
            VectorPass.Run(new TilePass<InputTransform>
            {
                Grid = geometry.InGrid,
                Images = x,
                First = first,
                Count = count,
                Arrangement = new TransformedTiles(space.InputValueStride, space.TileStride, Panels.Width),
                Values = start,
            });
            for (int panel = panels.Start.Value; panel < panels.End.Value; panel++)
            {
                RunPanel(geometry, packed, bias, y, start, space, first, count, panel);
            }
        }
    }

    private static void RunPanel(
        WinogradGeometry geometry,
        float* packed,
        ReadOnlySpan<float> bias,
        float* y,
        float* scratch,
        Scratch space,
        int first,
        int count,
        int panel)
    {
        float* zeros = stackalloc float[Panels.Width], shift = stackalloc float[Panels.Width];
        new Span<float>(zeros, Panels.Width).Clear();
        Panels.CopyBias(bias, panel, new Span<float>(shift, Panels.Width));
        int used = Panels.Used(geometry.OutChannels, panel), rowOffset = 0;
        fixed (int* channelOffsets = geometry.ChannelOffsets)
        {
            for (int position = 0; position < Points.Positions; position++)
            {
                var product = new PanelProduct
                {
                    A = scratch + (position * (nint)space.InputValueStride),
                    RowOffsets = &rowOffset,
                    RowsPerSample = 1,
                    Samples = count,
                    SampleStrideA = space.TileStride,
                    StepOffsets = channelOffsets,
                    Steps = geometry.InChannels,
                    B = packed + (((panel * Points.Positions) + position) * (nint)geometry.PackedValueStride),
                    RowStrideB = Panels.Width,
                    Start = zeros,
                    C = scratch + space.Products + (position * (nint)space.ProductValueStride),
                    RowStrideC = Panels.Width,
                    SampleStrideC = Panels.Width,
                    Columns = used,
                };
                MatrixTile.Run(&product);
            }
        }

        VectorPass.Run(new OutputPass
        {
            Grid = geometry.OutGrid,
            Images = y + (panel * Panels.Width),
            First = first,
            Count = count,
            Values = scratch + space.Products,
            ValueStride = space.ProductValueStride,
            Bias = shift,
            Channels = used,
        });
    }

    private static int TilesAtOnce(WinogradGeometry geometry, int samples) => Math.Min(MaximumTiles, samples * geometry.TilesPerSample);

    /// <summary>What lies where in the scratch, in floats.</summary>
    private readonly struct Scratch(WinogradGeometry geometry, int tiles)
    {
        /// <summary>The distance between the transformed inputs of tiles.</summary>
        public int TileStride { get; } = CacheLine.OddStride(geometry.InChannels);

        /// <summary>The distance between the 36 values of a tile.</summary>
        public int InputValueStride { get; } = CacheLine.OddStride(tiles * CacheLine.OddStride(geometry.InChannels));

        /// <summary>The distance between the 36 products of a tile.</summary>
        public int ProductValueStride { get; } = CacheLine.OddStride(tiles * Panels.Width);

        /// <summary>Where the products start.</summary>
        public int Products => Points.Positions * InputValueStride;

        /// <summary>All of it, and room to start at a cache line.</summary>
        public int Length => Products + (Points.Positions * ProductValueStride) + CacheLine.Floats;
    }
}
