namespace Ottt.Cpu;

/// <summary>
/// The windows of a pooling layer in row-major order of its output. Equal by content, so that geometries stay equal by value.
/// </summary>
internal sealed class PoolWindows : IEquatable<PoolWindows>
{
    private readonly PoolWindow[] _windows;

    /// <summary>Makes the windows as the products of row and column intervals.</summary>
    /// <param name="channels">The channels.</param>
    /// <param name="inHeight">The input height.</param>
    /// <param name="inWidth">The input width.</param>
    /// <param name="rows">The interval of input rows of every output row.</param>
    /// <param name="columns">The interval of input columns of every output column.</param>
    /// <param name="counted">The pixels that an average counts for rows and columns of a window, or null for those that there are.</param>
    public PoolWindows(int channels, int inHeight, int inWidth, Range[] rows, Range[] columns, int? counted)
    {
        Channels = channels;
        RowStride = inWidth * channels;
        InElements = inHeight * RowStride;
        _windows = new PoolWindow[rows.Length * columns.Length];
        int[] uses = new int[inHeight * inWidth];
        for (int i = 0; i < _windows.Length; i++)
        {
            (int top, int height) = rows[i / columns.Length].GetOffsetAndLength(inHeight);
            (int left, int width) = columns[i % columns.Length].GetOffsetAndLength(inWidth);
            _windows[i] = new PoolWindow(((top * inWidth) + left) * channels, height, width, 1f / (counted ?? (height * width)));
            for (int row = top; row < top + height; row++)
            {
                for (int column = left; column < left + width; column++) uses[(row * inWidth) + column]++;
            }
        }

        Overlap = Array.Exists(uses, count => count > 1);
        Cover = Array.TrueForAll(uses, count => count > 0);
    }

    /// <summary>The channels.</summary>
    public int Channels { get; }

    /// <summary>The floats of an input row.</summary>
    public int RowStride { get; }

    /// <summary>The elements of an input sample.</summary>
    public int InElements { get; }

    /// <summary>The elements of an output sample.</summary>
    public int OutElements => _windows.Length * Channels;

    /// <summary>Whether an input pixel is in more than one window.</summary>
    public bool Overlap { get; }

    /// <summary>Whether every input pixel is in a window.</summary>
    public bool Cover { get; }

    /// <summary>The windows.</summary>
    public ReadOnlySpan<PoolWindow> Windows => _windows;

    /// <inheritdoc/>
    public bool Equals(PoolWindows? other) =>
        other is not null && Channels == other.Channels && RowStride == other.RowStride && InElements == other.InElements
        && Windows.SequenceEqual(other.Windows);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PoolWindows);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Channels, RowStride, InElements, _windows.Length);
}
