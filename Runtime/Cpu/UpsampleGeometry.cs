namespace Ottt.Cpu;

/// <summary>The sizes of a layer that enlarges images by whole factors.</summary>
/// <param name="Channels">The channels.</param>
/// <param name="InHeight">The input height.</param>
/// <param name="InWidth">The input width.</param>
/// <param name="ScaleHeight">The output rows for an input row.</param>
/// <param name="ScaleWidth">The output columns for an input column.</param>
public sealed record UpsampleGeometry(int Channels, int InHeight, int InWidth, int ScaleHeight, int ScaleWidth)
{
    /// <summary>The output height.</summary>
    public int OutHeight => InHeight * ScaleHeight;

    /// <summary>The output width.</summary>
    public int OutWidth => InWidth * ScaleWidth;

    /// <summary>The floats of an input row.</summary>
    internal int InRow => InWidth * Channels;

    /// <summary>The floats of an output row.</summary>
    internal int OutRow => OutWidth * Channels;

    /// <summary>The elements of an input sample.</summary>
    internal int InElements => InHeight * InRow;

    /// <summary>The elements of an output sample.</summary>
    internal int OutElements => OutHeight * OutRow;
}
