using Ottt.Generator.Models;

namespace Ottt.Generator.Emit.Cuda;

/// <summary>Where an element of memory, [positions][channels], lies in a tensor of PyTorch, [channels][positions].</summary>
internal static class CudaPlaces
{
    public static string InPyTorch(int channels, int positions) => channels == 1 || positions == 1
        ? "element"
        : $"element % {Literals.Of(channels)} * {Literals.Of(positions)} + element / {Literals.Of(channels)}";
}
