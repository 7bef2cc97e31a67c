namespace Ottt.Cpu.Winograd;

/// <summary>A block of tiles whose outputs are computed together; all memory that it points to stays where it is meanwhile.</summary>
internal unsafe struct WinogradBlock
{
    /// <summary>The inputs.</summary>
    public float* X;

    /// <summary>The packed weight.</summary>
    public float* Packed;

    /// <summary>The bias of each output channel, or null.</summary>
    public float* Bias;

    /// <summary>The outputs.</summary>
    public float* Y;

    /// <summary>What the inputs are transformed to: the scratch, from a cache line on.</summary>
    public float* Inputs;

    /// <summary>What lies where in the scratch.</summary>
    public WinogradScratch Space;

    /// <summary>The first tile.</summary>
    public int First;

    /// <summary>The tiles.</summary>
    public int Count;

    /// <summary>The multiplications of some panels of output channels.</summary>
    /// <param name="geometry">The sizes.</param>
    /// <param name="panels">The panels.</param>
    public readonly long Multiplications(WinogradGeometry geometry, Range panels) =>
        (long)Count * geometry.InChannels * Points.Positions * Panels.Width * (panels.End.Value - panels.Start.Value);
}
