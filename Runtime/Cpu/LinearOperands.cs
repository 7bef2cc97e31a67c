namespace Ottt.Cpu;

/// <summary>What a product of vectors reads and writes; all of it stays where it is meanwhile.</summary>
internal unsafe struct LinearOperands
{
    /// <summary>The vectors.</summary>
    public float* X;

    /// <summary>The elements of a vector.</summary>
    public int Inputs;

    /// <summary>The distance of each element from the first.</summary>
    public int* Steps;

    /// <summary>The packed weight.</summary>
    public float* Packed;

    /// <summary>The bias of each output, or null.</summary>
    public float* Bias;

    /// <summary>The outputs.</summary>
    public float* Y;

    /// <summary>The elements of an output.</summary>
    public int Outputs;
}
