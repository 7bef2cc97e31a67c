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
    /// <summary>The output height.</summary>
    public int OutHeight => InHeight - 2;

    /// <summary>The output width.</summary>
    public int OutWidth => InWidth - 2;

    /// <summary>The tiles of 4x4 outputs that cover a sample; those at the lower and right edge may reach beyond it.</summary>
    public int TilesPerSample => TileRows * TileColumns;

    /// <summary>The floats of a weight packed for this geometry.</summary>
    public int PackedLength => Panels.Count(OutChannels) * Points.Positions * InChannels * Panels.Width;

    /// <summary>The pieces that packing is cut into; they may run in any order and at once.</summary>
    public int PackPieces => Panels.Count(OutChannels) * Parts(InChannels, KernelPacking.ChannelsOfPiece);

    /// <summary>Where each input channel of a tile lies.</summary>
    internal OffsetTable ChannelOffsets { get; } = OffsetTable.Multiples(InChannels, 1);

    internal int TileRows => Parts(OutHeight, Points.Outputs);

    internal int TileColumns => Parts(OutWidth, Points.Outputs);

    /// <summary>The elements of an input sample.</summary>
    internal int InElements => InHeight * InWidth * InChannels;

    /// <summary>The elements of an output sample.</summary>
    internal int OutElements => OutHeight * OutWidth * OutChannels;

    internal TileGrid InGrid => new(InHeight, InWidth, InChannels, TileRows, TileColumns);

    internal TileGrid OutGrid => new(OutHeight, OutWidth, OutChannels, TileRows, TileColumns);

    /// <summary>The floats of scratch of <see cref="WinogradConv2d.Forward"/>.</summary>
    /// <param name="samples">The samples of a call.</param>
    public int ForwardScratchLength(int samples) => WinogradForward.ScratchLength(this, samples);

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

    private static int Parts(int size, int part) => (size + part - 1) / part;
}
