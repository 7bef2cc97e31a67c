using Ottt.Generator.Lowering;
using Ottt.Generator.Shapes;

namespace Ottt.Generator.Tests.Diagnostics.Cases;

/// <summary>Networks that no memory holds, among them those whose sizes overflow 32 bits and come out small.</summary>
internal static class SizeCases
{
    private const string Limit = "268,435,456 elements";

    public static IEnumerable<DiagnosticCase> All { get; } =
    [
        Case(ShapeErrors.SizeOverflow, "an input of 2^32 elements", "[«OtttSequential(65536, 256, 256)»]\n[Flatten, Linear(2)]",
            "Net: the input [65536, 256, 256] has more than " + Limit, "Linear1"),
        Case(ShapeErrors.SizeOverflow, "an input of 2^64 elements", "[«OtttSequential(65536, 65536, int.MaxValue)»]\n[Flatten, Linear(2)]",
            "Net: the input [65536, 65536, 2147483647] has more than " + Limit, "Linear1"),
        Case(ShapeErrors.SizeOverflow, "a weight of 2^32 elements", "[OtttSequential(65536)]\n[«Linear(65536)»]",
            "Linear: the weight has more than " + Limit, "Linear0"),
        Case(ShapeErrors.SizeOverflow, "as many outputs as there are numbers", "[OtttSequential(1)]\n[«Linear(int.MaxValue)»]",
            "Linear: the output [2147483647] has more than " + Limit, "Linear0"),
        Conv2d("a padding of all numbers", "Conv2d(2, Padding = int.MaxValue)", "output"),
        Conv2d("a padding of 2^30 that a stride hides", "Conv2d(2, Padding = 1073741824, Stride = int.MaxValue)", "padded input"),
        Conv2d("a padding of 2^31 that a stride hides", "Conv2d(2, Padding = int.MaxValue, Stride = int.MaxValue)", "padded input"),
        Conv2d(
            "a kernel of 2^31 that a padding makes fit",
            "Conv2d(1, KernelWidth = int.MaxValue, PaddingWidth = int.MaxValue, StrideWidth = int.MaxValue)",
            "weight"),
        Case(ShapeErrors.SizeOverflow, "a dilation that widens the gradient",
            "[OtttSequential(1, 16384, 16384)]\n[«Conv2d(16, Kernel = 2, Dilation = 16383)»]",
            "Conv2d: the padded gradient of the output has more than " + Limit, "Conv2d0"),
        Case(ShapeErrors.SizeOverflow, "an adaptive pool of 2^62 positions",
            "[OtttSequential(1, 8, 8)]\n[Conv2d(1)]\n[«AdaptiveAvgPool2d(int.MaxValue)»]",
            "AdaptiveAvgPool2d: the output [1, 2147483647, 2147483647] has more than " + Limit, "Conv2d0"),
        Case(LoweringErrors.TooMuchMemory, "weights that are too large together",
            "[«OtttSequential(16384)»]\n[Linear(16384), OtttLif]\n[Linear(16384), OtttLif]\n[Linear(16384)]",
            "'Net' needs more than 1,000,000,000 floats for a sample or for its packed weights", "Linear0"),
        Case(LoweringErrors.TooMuchMemory, "a column of 2^28, packed as a panel of 2^33",
            "[«OtttSequential(268435456)»]\n[Linear(1)]",
            "'Net' needs more than 1,000,000,000 floats for a sample or for its packed weights", "Linear0"),
        Case(LoweringErrors.TooMuchMemory, "images that are too large together",
            "[«OtttSequential(1, 16384, 16384)»]\n[Conv2d(1, Kernel = 1), OtttLif]\n[Conv2d(1, Kernel = 1)]",
            "'Net' needs more than 1,000,000,000 floats for a sample or for its packed weights", "Conv2d0"),
    ];

    private static DiagnosticCase Conv2d(string name, string attribute, string tensor) => Case(
        ShapeErrors.SizeOverflow, name, $"[OtttSequential(1, 8, 8)]\n[«{attribute}»]", $"Conv2d: the {tensor} has more than {Limit}", "Conv2d0");

    private static DiagnosticCase Case(string id, string name, string attributes, string message, string layer) =>
        new(id, name, attributes + "\npublic partial class Net;", message) { Layer = layer };
}
