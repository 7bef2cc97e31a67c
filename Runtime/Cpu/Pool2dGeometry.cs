namespace Ottt.Cpu;

/// <summary>The sizes of a pooling layer. Windows that would reach over the padding at the far edge are left out, as in PyTorch.</summary>
/// <param name="Channels">The channels.</param>
/// <param name="InHeight">The input height, without padding.</param>
/// <param name="InWidth">The input width, without padding.</param>
/// <param name="KernelHeight">The window height.</param>
/// <param name="KernelWidth">The window width.</param>
/// <param name="StrideHeight">The rows between neighbouring windows.</param>
/// <param name="StrideWidth">The columns between neighbouring windows.</param>
/// <param name="PaddingHeight">The rows of padding above and below, at most half the window height.</param>
/// <param name="PaddingWidth">The columns of padding on either side, at most half the window width.</param>
/// <param name="CountIncludePad">Whether an average counts the padding as zeros; without effect on a maximum.</param>
public sealed record Pool2dGeometry(
    int Channels,
    int InHeight,
    int InWidth,
    int KernelHeight,
    int KernelWidth,
    int StrideHeight,
    int StrideWidth,
    int PaddingHeight,
    int PaddingWidth,
    bool CountIncludePad)
{
    /// <summary>The output height.</summary>
    public int OutHeight => OutSize(InHeight, KernelHeight, StrideHeight, PaddingHeight);

    /// <summary>The output width.</summary>
    public int OutWidth => OutSize(InWidth, KernelWidth, StrideWidth, PaddingWidth);

    /// <summary>The windows.</summary>
    internal PoolWindows Windows { get; } = new(
        Channels,
        InHeight,
        InWidth,
        Intervals(InHeight, KernelHeight, StrideHeight, PaddingHeight),
        Intervals(InWidth, KernelWidth, StrideWidth, PaddingWidth),
        CountIncludePad ? KernelHeight * KernelWidth : null);

    private static int OutSize(int size, int kernel, int stride, int padding) => ((size + (2 * padding) - kernel) / stride) + 1;

    private static Range[] Intervals(int size, int kernel, int stride, int padding)
    {
        var intervals = new Range[OutSize(size, kernel, stride, padding)];
        for (int i = 0; i < intervals.Length; i++)
        {
            int start = (i * stride) - padding;
            intervals[i] = Math.Max(start, 0)..Math.Min(start + kernel, size);
        }

        return intervals;
    }
}
