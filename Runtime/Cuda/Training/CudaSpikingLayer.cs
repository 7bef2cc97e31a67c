using System.Runtime.InteropServices;

namespace Ottt.Cuda;

/// <summary>A spiking layer whose spikes are counted; <c>spiking_layer</c> of <c>training.cu</c> has the same members in the same order.</summary>
/// <param name="Charged">The address of the charged potentials.</param>
/// <param name="Count">The neurons of a sample.</param>
/// <param name="Stride">The floats from one sample to the next.</param>
/// <param name="Threshold">The potential at and above which a neuron fires.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct CudaSpikingLayer(nint Charged, int Count, int Stride, float Threshold);
