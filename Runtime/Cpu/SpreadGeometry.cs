namespace Ottt.Cpu;

/// <summary>Where the pixels of an image go in a larger, smaller or stretched one.</summary>
/// <param name="Channels">The channels of both.</param>
/// <param name="InHeight">The height of the source.</param>
/// <param name="InWidth">The width of the source.</param>
/// <param name="OutHeight">The height of the destination.</param>
/// <param name="OutWidth">The width of the destination.</param>
/// <param name="Top">The destination row of source row 0; may be negative.</param>
/// <param name="Left">The destination column of source column 0; may be negative.</param>
/// <param name="StepHeight">The destination rows from one source row to the next, at least 1.</param>
/// <param name="StepWidth">The destination columns from one source column to the next, at least 1.</param>
public sealed record SpreadGeometry(
    int Channels, int InHeight, int InWidth, int OutHeight, int OutWidth, int Top, int Left, int StepHeight, int StepWidth)
{
    /// <summary>The first source row inside the destination.</summary>
    internal int FirstRow => First(Top, StepHeight);

    /// <summary>The row behind the last source row inside the destination.</summary>
    internal int EndRow => End(Top, StepHeight, InHeight, OutHeight);

    /// <summary>The first source column inside the destination.</summary>
    internal int FirstColumn => First(Left, StepWidth);

    /// <summary>The column behind the last source column inside the destination.</summary>
    internal int EndColumn => End(Left, StepWidth, InWidth, OutWidth);

    private static int First(int offset, int step) => offset >= 0 ? 0 : (-offset + step - 1) / step;

    private static int End(int offset, int step, int sourceSize, int size) =>
        offset >= size ? 0 : Math.Min(sourceSize, ((size - 1 - offset) / step) + 1);
}
