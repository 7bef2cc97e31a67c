namespace Ottt.Cpu.Winograd;

/// <summary>
/// The sizes of a convolution of 3x3 kernels at every pixel, of one group, without padding; a padded one has an input that already
/// includes its border of zeros.
/// </summary>
/// <param name="InChannels">The input channels.</param>
/// <param name="InHeight">The input height, border included; at least 3.</param>
/// <param name="InWidth">The input width, border included; at least 3.</param>
/// <param name="OutChannels">The output channels.</param>
public sealed record WinogradGeometry(int InChannels, int InHeight, int InWidth, int OutChannels)
{
    /// <summary>The floats of scratch of a piece of <see cref="WinogradConv2d.WeightGradient"/>, whatever the sizes.</summary>
    public const int WeightGradientScratchLength = WinogradWeightGradient.ScratchLength;

    /// <summary>The output height.</summary>
    public int OutHeight => InHeight - 2;

    /// <summary>The output width.</summary>
    public int OutWidth => InWidth - 2;

    /// <summary>The tiles of 4x4 outputs that cover a sample; those at the lower and right edge may reach beyond it.</summary>
    public int TilesPerSample => TileRows * TileColumns;

    /// <summary>The floats of a weight packed for this geometry.</summary>
    public int PackedLength => Panels.Count(OutChannels) * Points.Positions * PackedValueStride;

    /// <summary>
    /// The samples that <see cref="WinogradConv2d.Forward"/> goes through at once, reading the weight once for all of them; calls best take
    /// so many, or multiples.
    /// </summary>
    public int SamplesOfBlock => Parts(WinogradForward.MaximumTiles, TilesPerSample);

    /// <summary>The pieces that packing is cut into; they may run in any order and at once.</summary>
    public int PackPieces => Panels.Count(OutChannels) * Parts(InChannels, KernelPacking.ChannelsOfPiece);

    /// <summary>The pieces that <see cref="WinogradConv2d.WeightGradient"/> is cut into; they may run in any order and at once.</summary>
    public int WeightGradientPieces => Panels.Count(InChannels) * Panels.Count(OutChannels);

    /// <summary>Where each input channel of a tile lies.</summary>
    internal OffsetTable ChannelOffsets { get; } = OffsetTable.Multiples(InChannels, 1);

    /// <summary>Where each tile of a chain of the weight gradient lies.</summary>
    internal OffsetTable TileOffsets { get; } = OffsetTable.Multiples(WinogradWeightGradient.MaximumStepsOfSum, Panels.Width);

    /// <summary>Where each channel of a panel lies.</summary>
    internal OffsetTable PanelOffsets { get; } = OffsetTable.Multiples(Panels.Width, 1);

    internal int TileRows => Parts(OutHeight, Points.Outputs);

    internal int TileColumns => Parts(OutWidth, Points.Outputs);

    /// <summary>The distance between the 36 values of packed kernels.</summary>
    internal int PackedValueStride => CacheLine.OddStride(InChannels * Panels.Width);

    /// <summary>The elements of an input sample.</summary>
    internal int InElements => InHeight * InWidth * InChannels;

    /// <summary>The elements of an output sample.</summary>
    internal int OutElements => OutHeight * OutWidth * OutChannels;

    internal TileGrid InGrid => new(InHeight, InWidth, InChannels, TileRows, TileColumns);

    internal TileGrid OutGrid => new(OutHeight, OutWidth, OutChannels, TileRows, TileColumns);

    /// <summary>The floats of scratch of <see cref="WinogradConv2d.Forward"/>.</summary>
    /// <param name="samples">The samples of a call.</param>
    public int ForwardScratchLength(int samples) => WinogradForward.ScratchLength(this, samples);

    /// <summary>
    /// The samples of a batch that a weight gradient is summed over at once: enough for long chains, few enough that what they are
    /// transformed to stays near. A batch is gone through in chunks of so many samples, one after the other; the last may hold fewer.
    /// </summary>
    /// <param name="batch">The samples of the batch.</param>
    public int SamplesOfChunk(int batch) => Math.Clamp(WinogradWeightGradient.MaximumStepsOfSum / TilesPerSample, 1, batch);

    /// <summary>The floats that the inputs of a chunk are transformed to.</summary>
    /// <param name="capacity">The samples that the chunk has room for.</param>
    public int TransformedInputsLength(int capacity) => Panels.Count(InChannels) * (int)ChunkTiles(capacity).PanelStride;

    /// <summary>The floats that the gradients of the outputs of a chunk are transformed to.</summary>
    /// <param name="capacity">The samples that the chunk has room for.</param>
    public int TransformedOutputGradientsLength(int capacity) => Panels.Count(OutChannels) * (int)ChunkTiles(capacity).PanelStride;

    /// <summary>The geometry of the convolution that computes the gradient of the whole input, border included.</summary>
    public WinogradGeometry Backward() => Backward(InHeight, InWidth);

    /// <summary>
    /// The geometry of the convolution that computes the gradient of the input, or of a part of it such as that inside the border. Its
    /// input is the gradient of the output, inside a border: row h of it lies at row h + 2 - (rows above the part), and likewise for
    /// columns; the rest is zero.
    /// </summary>
    /// <param name="height">The height of the part.</param>
    /// <param name="width">The width of the part.</param>
    public WinogradGeometry Backward(int height, int width) => new(OutChannels, height + 2, width + 2, InChannels);

    /// <summary>How a chunk is transformed: [panels of channels][36][tiles][32].</summary>
    /// <param name="capacity">The samples that the chunk has room for.</param>
    internal TransformedTiles ChunkTiles(int capacity)
    {
        int valueStride = CacheLine.OddStride(capacity * TilesPerSample * Panels.Width);
        return new TransformedTiles(valueStride, Panels.Width, Points.Positions * valueStride);
    }

    private static int Parts(int size, int part) => (size + part - 1) / part;
}
