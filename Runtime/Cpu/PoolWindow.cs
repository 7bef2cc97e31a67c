namespace Ottt.Cpu;

/// <summary>The input pixels that an output pixel of a pooling layer sees; padding is cut off.</summary>
/// <param name="Offset">Where the first pixel starts in a sample.</param>
/// <param name="Rows">The height.</param>
/// <param name="Columns">The width.</param>
/// <param name="Scale">One divided by the pixels that an average counts.</param>
internal readonly record struct PoolWindow(int Offset, int Rows, int Columns, float Scale);
