using System.Runtime.InteropServices;

namespace Ottt.Cuda;

/// <summary>The output of a sample and what a step is worth; <c>loss_shape</c> of <c>training.cu</c> has the same members in the same order.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct CudaLossShape
{
    /// <summary>The factor of the cross entropy.</summary>
    public double CrossEntropyShare;

    /// <summary>The factor of the squared error.</summary>
    public double SquaredErrorShare;

    /// <summary>The samples of the sequence.</summary>
    public int Batch;

    /// <summary>The elements of an output.</summary>
    public int Classes;

    /// <summary>The positions of an output that is an image, or 1.</summary>
    public int Positions;

    /// <summary>The floats from one output to the next.</summary>
    public int OutputStride;

    /// <summary>The floats from one gradient to the next.</summary>
    public int GradientStride;

    /// <summary>The time steps that are left, this one included.</summary>
    public int StepsLeft;
}
