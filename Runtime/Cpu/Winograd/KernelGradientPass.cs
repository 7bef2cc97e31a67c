using System.Runtime.CompilerServices;
using Ottt.Cpu.Tiles;

namespace Ottt.Cpu.Winograd;

/// <summary>Transforms sums for panels of input and output channels to the gradients of kernels.</summary>
internal readonly unsafe struct KernelGradientPass : IVectorPass
{
    /// <summary>[36][32 input channels][32 output channels].</summary>
    public required float* Sums { get; init; }

    /// <summary>The distance between the 36 sums of a kernel.</summary>
    public required nint ValueStride { get; init; }

    /// <summary>The input channels.</summary>
    public required int Channels { get; init; }

    /// <summary>Where the gradients go: [input channels][9][32 output channels].</summary>
    public required float* Kernels { get; init; }

    [SkipLocalsInit]
    public void Run<TVector, TLanes>()
        where TVector : unmanaged
        where TLanes : struct, ILanes<TVector>
    {
        float* space = stackalloc float[(Points.Positions * TLanes.Count) + CacheLine.Floats];
        var half = (TVector*)CacheLine.Align(space);
        for (int channel = 0; channel < Channels; channel++)
        {
            float* sums = Sums + (channel * Panels.Width), kernels = Kernels + (channel * 9 * Panels.Width);
            for (int column = 0; column < Panels.Width; column += TLanes.Count)
            {
                KernelGradientTransform.Apply<TVector, TLanes>(sums + column, ValueStride, kernels + column, half);
            }
        }
    }
}
