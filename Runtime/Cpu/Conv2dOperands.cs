namespace Ottt.Cpu;

/// <summary>What a convolution reads and writes; all of it stays where it is meanwhile.</summary>
internal unsafe struct Conv2dOperands
{
    /// <summary>The inputs.</summary>
    public float* X;

    /// <summary>The packed weight.</summary>
    public float* Packed;

    /// <summary>The bias of each output channel, or null.</summary>
    public float* Bias;

    /// <summary>The outputs.</summary>
    public float* Y;
}
