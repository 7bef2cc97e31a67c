using Ottt.Cpu.Tiles;

namespace Ottt.Cpu;

/// <summary>
/// The sizes of a convolution (cross-correlation) without padding; a padded one has an input that already includes its border of zeros.
/// </summary>
/// <param name="InChannels">The input channels.</param>
/// <param name="InHeight">The input height, border included.</param>
/// <param name="InWidth">The input width, border included.</param>
/// <param name="OutChannels">The output channels.</param>
/// <param name="KernelHeight">The kernel height.</param>
/// <param name="KernelWidth">The kernel width.</param>
/// <param name="StrideHeight">The rows between neighbouring outputs.</param>
/// <param name="StrideWidth">The columns between neighbouring outputs.</param>
/// <param name="DilationHeight">The rows between neighbouring kernel rows.</param>
/// <param name="DilationWidth">The columns between neighbouring kernel columns.</param>
/// <param name="Groups">The groups that channels are divided into; divides both channel counts.</param>
public sealed record Conv2dGeometry(
    int InChannels,
    int InHeight,
    int InWidth,
    int OutChannels,
    int KernelHeight,
    int KernelWidth,
    int StrideHeight,
    int StrideWidth,
    int DilationHeight,
    int DilationWidth,
    int Groups)
{
    /// <summary>The rows of kernel taps that a piece of the weight gradient consists of.</summary>
    internal const int TapsOfTile = 8;

    /// <summary>
    /// The most pixels that one chain of the weight gradient sums: few enough that what it reads stays in the cache, many enough that
    /// adding its sum to the accumulators costs little.
    /// </summary>
    internal const int MaximumStepsOfSum = 256;

    // A piece reads all inputs and output gradients once; more pieces than this cost more memory traffic than they balance.
    private const int MaximumPieces = 16;

    /// <summary>The output height.</summary>
    public int OutHeight => OutSize(InHeight, KernelHeight, StrideHeight, DilationHeight);

    /// <summary>The output width.</summary>
    public int OutWidth => OutSize(InWidth, KernelWidth, StrideWidth, DilationWidth);

    /// <summary>The floats of a weight packed by <see cref="Conv2d.PackForward"/> for this geometry.</summary>
    public int PackedLength => PackedMatrices * Panels.Count(OutChannels / PackedMatrices) * TapsOfGroup * Panels.Width;

    /// <summary>The pieces that <see cref="Conv2d.PackForward"/> is cut into; they may run in any order and at once.</summary>
    public int PackForwardPieces => PieceRange.Count(PackedMatrices * Panels.Count(OutChannels / PackedMatrices));

    /// <summary>The pieces that <see cref="Conv2d.PackBackward"/> is cut into; they may run in any order and at once.</summary>
    public int PackBackwardPieces => PieceRange.Count(PackedMatrices * Panels.Count(InChannels / PackedMatrices));

    /// <summary>The pieces that <see cref="Conv2d.WeightGradient"/> is cut into; they may run in any order and at once.</summary>
    public int WeightGradientPieces => HasNarrowGroups
        ? NarrowGroups.WeightGradientPieces(OutChannels)
        : Math.Min(MaximumPieces, (Groups * TapsOfGroup + TapsOfTile - 1) / TapsOfTile);

    /// <summary>The floats of scratch of <see cref="Conv2d.WeightGradient"/>, for all pieces together.</summary>
    public int AccumulatorLength => PackedLength;

    /// <summary>Whether groups are so narrow that several of them fill a vector; in a depth-wise convolution every channel is one.</summary>
    internal bool HasNarrowGroups => Groups > 1 && InChannels == OutChannels && OutOfGroup is 1 or 2 or ChannelProduct.MostChannels;

    /// <summary>The input channels that an output channel sees.</summary>
    internal int InOfGroup => InChannels / Groups;

    /// <summary>The output channels of a group.</summary>
    internal int OutOfGroup => OutChannels / Groups;

    /// <summary>The positions of the kernel.</summary>
    internal int KernelPositions => KernelHeight * KernelWidth;

    /// <summary>The weights of one output channel.</summary>
    internal int TapsOfGroup => KernelPositions * InOfGroup;

    /// <summary>The elements of an input sample.</summary>
    internal int InElements => InHeight * InWidth * InChannels;

    /// <summary>The pixels of an output channel.</summary>
    internal int OutPixels => OutHeight * OutWidth;

    /// <summary>
    /// The samples that one chain of the weight gradient sums, several where images are small. This needs pixels that follow each other
    /// without padding between samples.
    /// </summary>
    internal int SamplesOfSum => SamplesSummedTogether(OutPixels, OutChannels);

    /// <summary>The pixels of a sample that one chain of the weight gradient sums; large images are cut into nearly equal parts.</summary>
    internal int PixelsOfSum
    {
        get
        {
            int parts = (OutPixels + MaximumStepsOfSum - 1) / MaximumStepsOfSum;
            return (OutPixels + parts - 1) / parts;
        }
    }

    /// <summary>
    /// Where the window of each output pixel starts in the input, in row-major order, for <see cref="SamplesOfSum"/> samples.
    /// </summary>
    internal OffsetTable PixelOffsets { get; } = Pixels(
        InChannels,
        InWidth,
        Layout.Stride(InChannels * InHeight * InWidth),
        OutSize(InHeight, KernelHeight, StrideHeight, DilationHeight),
        OutSize(InWidth, KernelWidth, StrideWidth, DilationWidth),
        StrideHeight,
        StrideWidth,
        SamplesSummedTogether(
            OutSize(InHeight, KernelHeight, StrideHeight, DilationHeight) * OutSize(InWidth, KernelWidth, StrideWidth, DilationWidth),
            OutChannels));

    /// <summary>Where each weight of an output channel meets its window: kernel rows, kernel columns, channels.</summary>
    internal OffsetTable TapOffsets { get; } = OffsetTable.Of(
        KernelHeight * KernelWidth * (InChannels / Groups),
        tap =>
        {
            int position = tap / (InChannels / Groups), channel = tap % (InChannels / Groups);
            int row = position / KernelWidth * DilationHeight, column = position % KernelWidth * DilationWidth;
            return (((row * InWidth) + column) * InChannels) + channel;
        });

    /// <summary>Where each position of the kernel meets the window.</summary>
    internal OffsetTable PositionOffsets { get; } = OffsetTable.Of(
        KernelHeight * KernelWidth,
        position => ((position / KernelWidth * DilationHeight * InWidth) + (position % KernelWidth * DilationWidth)) * InChannels);

    /// <summary>
    /// The place in PyTorch's order of each weight of an output channel, in the order of the weight gradient: blocks of channels, in a
    /// block positions, at a position channels. A tile of taps then lies side by side in the input, and a piece of tiles in the gradient.
    /// </summary>
    internal OffsetTable GradientWeights { get; } = OffsetTable.Of(
        KernelHeight * KernelWidth * (InChannels / Groups), tap => WeightOfTap(tap, KernelHeight * KernelWidth, InChannels / Groups));

    /// <summary>Where each weight of an output channel meets its window, in the order of <see cref="GradientWeights"/>.</summary>
    internal OffsetTable GradientTapOffsets { get; } = OffsetTable.Of(
        KernelHeight * KernelWidth * (InChannels / Groups),
        tap =>
        {
            (int channel, int position) = Math.DivRem(
                WeightOfTap(tap, KernelHeight * KernelWidth, InChannels / Groups), KernelHeight * KernelWidth);
            int row = position / KernelWidth * DilationHeight, column = position % KernelWidth * DilationWidth;
            return (((row * InWidth) + column) * InChannels) + channel;
        });

    /// <summary>The geometry of the gradient of the whole input, border included; see <see cref="Backward(int, int)"/>.</summary>
    public Conv2dGeometry Backward() => Backward(InHeight, InWidth);

    /// <summary>
    /// The geometry of the convolution that computes the gradient of the input, or of a part of it such as that inside the border. Its
    /// input is the gradient of the output, spread: row h of it lies at row h * stride + dilation * (kernel - 1) - (rows above the part),
    /// and likewise for columns; the rest is zero. Its weight is packed by <see cref="Conv2d.PackBackward"/>.
    /// </summary>
    /// <param name="height">The height of the part.</param>
    /// <param name="width">The width of the part.</param>
    public Conv2dGeometry Backward(int height, int width) => new(
        OutChannels,
        height + (DilationHeight * (KernelHeight - 1)),
        width + (DilationWidth * (KernelWidth - 1)),
        InChannels,
        KernelHeight,
        KernelWidth,
        1,
        1,
        DilationHeight,
        DilationWidth,
        Groups);

    /// <summary>The matrices whose columns fill panels of their own: one to a group, but for narrow groups, which share panels.</summary>
    private int PackedMatrices => HasNarrowGroups ? 1 : Groups;

    private static int OutSize(int size, int kernel, int stride, int dilation) => ((size - (dilation * (kernel - 1)) - 1) / stride) + 1;

    private static int SamplesSummedTogether(int pixels, int channels) =>
        pixels * channels % 16 == 0 ? Math.Max(1, MaximumStepsOfSum / pixels) : 1;

    private static int WeightOfTap(int tap, int positions, int channels)
    {
        int firstChannel = tap / (TapsOfTile * positions) * TapsOfTile, size = Math.Min(TapsOfTile, channels - firstChannel);
        (int position, int channel) = Math.DivRem(tap - (firstChannel * positions), size);
        return ((firstChannel + channel) * positions) + position;
    }

    private static OffsetTable Pixels(
        int channels, int width, int sampleStride, int outHeight, int outWidth, int strideHeight, int strideWidth, int samples)
    {
        int pixels = outHeight * outWidth;
        return OffsetTable.Of(
            samples * pixels,
            index =>
            {
                int sample = index / pixels, row = index % pixels / outWidth, column = index % outWidth;
                return (sample * sampleStride) + (((row * strideHeight * width) + (column * strideWidth)) * channels);
            });
    }
}
