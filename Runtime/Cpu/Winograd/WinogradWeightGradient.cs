using Ottt.Cpu.Tiles;

namespace Ottt.Cpu.Winograd;

/// <summary>
/// The weight gradient, chunk by chunk: at each of the 36 positions the product of transformed inputs and output gradients, summed over
/// the tiles of the chunk, then transformed back and added. Adding costs a fourth in PyTorch's order of what it would for the 36 values.
/// </summary>
internal static unsafe class WinogradWeightGradient
{
    /// <summary>
    /// The most tiles that one chain sums: what they are transformed to stays near until it is used, and transforming their sums back
    /// costs little beside the sums.
    /// </summary>
    public const int MaximumStepsOfSum = 128;

    /// <summary>The floats of scratch of a piece, and room to start at a cache line.</summary>
    public const int ScratchLength = (Points.Positions * ValueStride) + (2 * GradientLength) + CacheLine.Floats;

    // An odd number of cache lines.
    private const int ValueStride = (Panels.Width * Panels.Width) + CacheLine.Floats;

    private const int KernelLength = 9, GradientLength = Panels.Width * KernelLength * Panels.Width;

    /// <summary>Transforms samples of a chunk.</summary>
    /// <typeparam name="TTransform">The transform.</typeparam>
    /// <param name="geometry">The sizes.</param>
    /// <param name="grid">The sizes of the images.</param>
    /// <param name="images">The samples.</param>
    /// <param name="values">What the chunk is transformed to.</param>
    /// <param name="capacity">The samples that the chunk has room for.</param>
    /// <param name="firstSample">The place of the first sample in the chunk.</param>
    /// <param name="samples">The samples.</param>
    public static void Transform<TTransform>(
        WinogradGeometry geometry, TileGrid grid, float* images, float* values, int capacity, int firstSample, int samples)
        where TTransform : struct, ITileTransform
    {
        TransformedTiles arrangement = geometry.ChunkTiles(capacity);
        VectorPass.Run(new TilePass<TTransform>
        {
            Grid = grid,
            Images = images,
            First = 0,
            Count = samples * geometry.TilesPerSample,
            Arrangement = arrangement,
            Values = values + arrangement.Offset(firstSample * geometry.TilesPerSample, 0),
        });
    }

    /// <summary>Computes a piece: a panel of input and one of output channels.</summary>
    /// <param name="geometry">The sizes.</param>
    /// <param name="inputs">The transformed inputs.</param>
    /// <param name="outputGradients">The transformed gradients of the outputs.</param>
    /// <param name="scratch">Memory of <see cref="ScratchLength"/> floats.</param>
    /// <param name="weightGradient">[out, in, 3, 3]; added to.</param>
    /// <param name="capacity">The samples that the chunk has room for.</param>
    /// <param name="samples">The samples of the chunk.</param>
    /// <param name="piece">The piece.</param>
    public static void Run(
        WinogradGeometry geometry,
        float* inputs,
        float* outputGradients,
        float* scratch,
        Span<float> weightGradient,
        int capacity,
        int samples,
        int piece)
    {
        (int inPanel, int outPanel) = Math.DivRem(piece, Panels.Count(geometry.OutChannels));
        int channels = Panels.Used(geometry.InChannels, inPanel), units = Panels.Used(geometry.OutChannels, outPanel);
        float* sums = CacheLine.Align(scratch), kernels = sums + (Points.Positions * ValueStride), transposed = kernels + GradientLength;
        TransformedTiles arrangement = geometry.ChunkTiles(capacity);
        inputs += inPanel * arrangement.PanelStride;
        outputGradients += outPanel * arrangement.PanelStride;
        Sum(geometry, arrangement, inputs, outputGradients, sums, channels, units, samples);
        VectorPass.Run(new KernelGradientPass { Sums = sums, ValueStride = ValueStride, Channels = channels, Kernels = kernels });

        int length = channels * KernelLength, weightsOfUnit = geometry.InChannels * KernelLength;
        Transposition.Copy(
            new ReadOnlySpan<float>(kernels, GradientLength),
            Panels.Width,
            new Span<float>(transposed, GradientLength),
            length,
            length,
            units);
        for (int unit = 0; unit < units; unit++)
        {
            int first = (((outPanel * Panels.Width) + unit) * weightsOfUnit) + (inPanel * Panels.Width * KernelLength);
            Elementwise.Add(new ReadOnlySpan<float>(transposed + (unit * length), length), weightGradient.Slice(first, length));
        }
    }

    private static void Sum(
        WinogradGeometry geometry,
        TransformedTiles arrangement,
        float* inputs,
        float* outputGradients,
        float* sums,
        int channels,
        int units,
        int samples)
    {
        float* zeros = stackalloc float[Panels.Width];
        new Span<float>(zeros, Panels.Width).Clear();
        int tiles = samples * geometry.TilesPerSample;
        fixed (int* tileOffsets = geometry.TileOffsets, channelOffsets = geometry.PanelOffsets)
        {
            for (int position = 0; position < Points.Positions; position++)
            {
                for (int tile = 0; tile < tiles; tile += MaximumStepsOfSum)
                {
                    nint first = (position * arrangement.ValueStride) + (tile * arrangement.TileStride);
                    var product = new PanelProduct
                    {
                        A = inputs + first,
                        RowOffsets = channelOffsets,
                        RowsPerSample = channels,
                        Samples = 1,
                        StepOffsets = tileOffsets,
                        Steps = Math.Min(MaximumStepsOfSum, tiles - tile),
                        B = outputGradients + first,
                        RowStrideB = Panels.Width,
                        Start = zeros,
                        C = sums + (position * ValueStride),
                        RowStrideC = Panels.Width,
                        Columns = units,
                        AddToResult = tile > 0,
                    };
                    MatrixTile.Run(&product);
                }
            }
        }
    }
}
