using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Lowering.Program.Operations;
using Ottt.Generator.Models;

namespace Ottt.Generator.Lowering.Kernels;

/// <summary>
/// How an operation touches memory when a thread takes an element through it: at that element, or elsewhere in the sample. What a kernel has written
/// at an element may be read there again; elsewhere another thread writes it, at a time that nobody knows.
/// </summary>
internal static class ElementAccess
{
    /// <summary>Whether a thread can compute one element of the result by itself.</summary>
    public static bool IsOverElements(StepOperation operation) => operation is ElementwiseOperation or AddBias or DrawMask or Spread or Reorder
        or AvgPool2d or AvgPool2dGradient or MaxPool2d or MaxPool2dGradient or AdaptiveAvgPool2d or AdaptiveAvgPool2dGradient
        or Upsample or UpsampleGradient
        or BatchNormalize or BatchNormInputGradient or GroupNormalize or GroupNormInputGradient or LayerNormalize or LayerNormInputGradient;

    /// <summary>Whether it is a product whose results are elements of samples.</summary>
    public static bool IsProduct(StepOperation operation) => operation is LinearProduct or LinearInputGradient
        or Conv2dProduct or Conv2dInputGradient or ConvTranspose2dProduct or ConvTranspose2dInputGradient;

    /// <summary>The elements that threads are made for: those of the result, or of what is spread.</summary>
    public static int CountOf(StepOperation operation, EquatableArray<ProgramBuffer> buffers) =>
        buffers[operation is Spread spread ? spread.Input : operation.Writes.First()].Count;

    /// <summary>What it reads at other elements than the thread's own.</summary>
    public static IEnumerable<int> Gathered(StepOperation operation) => operation switch
    {
        ElementwiseOperation or AddBias or DrawMask or Spread => [],
        BatchNormalize o => [o.Coefficients],
        BatchNormInputGradient o => [o.Coefficients, o.GradientCoefficients],
        GroupNormalize o => [o.Statistics],
        GroupNormInputGradient o => [o.Statistics, o.Pull],
        LayerNormalize o => [o.Statistics],
        LayerNormInputGradient o => [o.Statistics, o.Pull],
        _ => operation.Reads,
    };

    /// <summary>What it writes at other elements than the thread's own.</summary>
    public static IEnumerable<int> Scattered(StepOperation operation) => operation is Spread spread ? [spread.Output] : [];
}
