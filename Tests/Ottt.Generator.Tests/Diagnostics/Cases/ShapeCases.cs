using Ottt.Generator.Shapes;

namespace Ottt.Generator.Tests.Diagnostics.Cases;

/// <summary>Layers that do not fit their input.</summary>
internal static class ShapeCases
{
    public static IEnumerable<DiagnosticCase> All { get; } =
    [
        NeedsImage("Conv2d", "Conv2d(2)"),
        NeedsImage("WSConv2d", "WSConv2d(2)"),
        NeedsImage("AvgPool2d", "AvgPool2d(2)"),
        NeedsImage("MaxPool2d", "MaxPool2d(2)"),
        NeedsImage("Upsample", "Upsample(2)"),
        NeedsImage("AdaptiveAvgPool2d", "AdaptiveAvgPool2d(1)"),
        Case(ShapeErrors.VectorExpected, "Linear(3)", "Linear needs a vector, but gets [2, 2, 2]; put [Flatten] before it"),
        Case(ShapeErrors.VectorExpected, "WSLinear(3)", "WSLinear needs a vector, but gets [2, 2, 2]; put [Flatten] before it"),
        Single("WSConv2d(4, Kernel = 1, Groups = 2)", "[OtttSequential(2, 4, 4)]", "WSConv2d", "[2, 4, 4]"),
        Single("WSLinear(4)", "[OtttSequential(1)]", "WSLinear", "[1]"),
        DoesNotFit("WSConv2d(2, Kernel = 3)", "WSConv2d 3x3 with padding 0"),
        DoesNotFit("Conv2d(2, Kernel = 5)", "Conv2d 5x5 with padding 0"),
        DoesNotFit("Conv2d(2, KernelHeight = 2, KernelWidth = 5)", "Conv2d 2x5 with padding 0"),
        DoesNotFit("Conv2d(2, Kernel = 2, Dilation = 2)", "Conv2d 2x2 with dilation 2 with padding 0"),
        DoesNotFit("Conv2d(2, Kernel = 7, PaddingWidth = 3)", "Conv2d 7x7 with padding 0x3"),
        DoesNotFit("Conv2d(2, Kernel = int.MaxValue)", "Conv2d 2147483647x2147483647 with padding 0"),
        DoesNotFit("Conv2d(2, Dilation = int.MaxValue)", "Conv2d 3x3 with dilation 2147483647 with padding 0"),
        DoesNotFit("AvgPool2d(3)", "AvgPool2d 3x3 with padding 0"),
        DoesNotFit("MaxPool2d(int.MaxValue)", "MaxPool2d 2147483647x2147483647 with padding 0"),
        Groups("Conv2d(3, Groups = 3, Kernel = 1)", 3, 2, 3),
        Groups("Conv2d(3, Groups = 2, Kernel = 1)", 2, 2, 3),
        Case(ShapeErrors.PoolPaddingTooLarge, "AvgPool2d(2, Padding = 2)",
            "AvgPool2d: padding 2 is more than half of the 2x2 window, so that some windows would hold padding alone"),
        Case(ShapeErrors.PoolPaddingTooLarge, "MaxPool2d(2, KernelWidth = 1, PaddingWidth = 1)",
            "MaxPool2d: padding 0x1 is more than half of the 2x1 window, so that some windows would hold padding alone"),
        Case(ShapeErrors.PoolPaddingTooLarge, "MaxPool2d(2, Padding = int.MaxValue)",
            "MaxPool2d: padding 2147483647 is more than half of the 2x2 window, so that some windows would hold padding alone"),
    ];

    private static DiagnosticCase NeedsImage(string kind, string attribute) => new(
        ShapeErrors.ImageExpected,
        attribute,
        $"[OtttSequential(4)]\n[Linear(3), OtttLif]\n[«{attribute}»]\npublic partial class Net;",
        kind + " needs an input of [channels, height, width], but gets [3]")
    {
        Layer = "Linear0",
    };

    private static DiagnosticCase Single(string attribute, string sequential, string kind, string input) => new(
        ShapeErrors.NothingToStandardize,
        attribute,
        $"{sequential}\n[«{attribute}»]\npublic partial class Net;",
        $"{kind}: an output unit has a single weight for an input of {input}; weight standardisation needs at least 2 to have a variance")
    {
        Layer = kind + "0",
    };

    private static DiagnosticCase DoesNotFit(string attribute, string window) =>
        Case(ShapeErrors.KernelDoesNotFit, attribute, window + " does not fit its 2x2 input");

    private static DiagnosticCase Groups(string attribute, int groups, int inputs, int outputs) => Case(
        ShapeErrors.GroupsDoNotDivide,
        attribute,
        FormattableString.Invariant($"Conv2d: {groups} groups do not divide {inputs} input channels and {outputs} output channels"));

    private static DiagnosticCase Case(string id, string attribute, string message) =>
        new(id, attribute, $"[OtttSequential(1, 4, 4)]\n[Conv2d(2)]\n[«{attribute}»]\npublic partial class Net;", message) { Layer = "Conv2d0" };
}
