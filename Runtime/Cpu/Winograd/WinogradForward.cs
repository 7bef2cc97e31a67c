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
    public static int ScratchLength(WinogradGeometry geometry, int samples) => new WinogradScratch(geometry, TilesAtOnce(geometry, samples)).Length;

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
        var space = new WinogradScratch(geometry, tilesAtOnce);
        float* start = CacheLine.Align(scratch);
        for (int first = 0; first < tiles; first += tilesAtOnce)
        {
            int count = Math.Min(tilesAtOnce, tiles - first);
            var block = new WinogradBlock { X = x, Packed = packed, Y = y, Inputs = start, Space = space, First = first, Count = count };
            if (SharedWork.PoolFor(samples, block.Multiplications(geometry, panels)) is { } pool)
            {
                fixed (float* shift = bias) SharedWinograd.Run(pool, geometry, block with { Bias = shift }, panels);
                continue;
            }

            Transform(geometry, block, 0, count);
            for (int panel = panels.Start.Value; panel < panels.End.Value; panel++) RunPanel(geometry, block, bias, start + space.Products, panel);
        }
    }

    /// <summary>Transforms the inputs of some tiles of a block.</summary>
    /// <param name="geometry">The sizes.</param>
    /// <param name="block">The block.</param>
    /// <param name="first">The first of them in the block.</param>
    /// <param name="count">How many.</param>
    public static void Transform(WinogradGeometry geometry, in WinogradBlock block, int first, int count) => VectorPass.Run(new TilePass<InputTransform>
    {
        Grid = geometry.InGrid,
        Images = block.X,
        First = block.First + first,
        Count = count,
        Arrangement = new TransformedTiles(block.Space.InputValueStride, block.Space.TileStride, Panels.Width),
        Values = block.Inputs + ((nint)first * block.Space.TileStride),
    });

    /// <summary>Computes a panel of output channels of a block whose inputs are transformed.</summary>
    /// <param name="geometry">The sizes.</param>
    /// <param name="block">The block.</param>
    /// <param name="bias">The biases, or empty.</param>
    /// <param name="products">Memory for the products, <see cref="WinogradScratch.ProductsLength"/> floats.</param>
    /// <param name="panel">The panel.</param>
    public static void RunPanel(WinogradGeometry geometry, in WinogradBlock block, ReadOnlySpan<float> bias, float* products, int panel)
    {
        WinogradScratch space = block.Space;
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
                    A = block.Inputs + (position * (nint)space.InputValueStride),
                    RowOffsets = &rowOffset,
                    RowsPerSample = 1,
                    Samples = block.Count,
                    SampleStrideA = space.TileStride,
                    StepOffsets = channelOffsets,
                    Steps = geometry.InChannels,
                    B = block.Packed + (((panel * Points.Positions) + position) * (nint)geometry.PackedValueStride),
                    RowStrideB = Panels.Width,
                    Start = zeros,
                    C = products + (position * (nint)space.ProductValueStride),
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
            Images = block.Y + (panel * Panels.Width),
            First = block.First,
            Count = block.Count,
            Values = products,
            ValueStride = space.ProductValueStride,
            Bias = shift,
            Channels = used,
        });
    }

    private static int TilesAtOnce(WinogradGeometry geometry, int samples) => Math.Min(MaximumTiles, samples * geometry.TilesPerSample);
}
