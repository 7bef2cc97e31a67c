namespace Ottt.Cpu;

/// <summary>
/// The sizes of a pooling layer with a given output size: output row i covers input rows floor(i * in / out) to
/// ceil((i + 1) * in / out) - 1, and columns likewise.
/// </summary>
/// <param name="Channels">The channels.</param>
/// <param name="InHeight">The input height.</param>
/// <param name="InWidth">The input width.</param>
/// <param name="OutHeight">The output height.</param>
/// <param name="OutWidth">The output width.</param>
public sealed record AdaptivePool2dGeometry(int Channels, int InHeight, int InWidth, int OutHeight, int OutWidth)
{
    /// <summary>The windows.</summary>
    internal PoolWindows Windows { get; } =
        new(Channels, InHeight, InWidth, Intervals(InHeight, OutHeight), Intervals(InWidth, OutWidth), counted: null);

    private static Range[] Intervals(int size, int outSize)
    {
        var intervals = new Range[outSize];
        for (int i = 0; i < outSize; i++) intervals[i] = (i * size / outSize)..((((i + 1) * size) + outSize - 1) / outSize);
        return intervals;
    }
}
