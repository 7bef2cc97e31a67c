using Ottt.Generator.Declaration;

namespace Ottt.Generator.Tests.Diagnostics.Cases;

/// <summary>Probabilities and factors that have no meaning.</summary>
internal static class ElementwiseCases
{
    public static IEnumerable<DiagnosticCase> All { get; } =
    [
        Probability("-0.1", "-0.1"),
        Probability("1", "1"),
        Probability("1.5", "1.5"),
        Probability("double.NaN", "NaN"),
        Probability("double.PositiveInfinity", "Infinity"),
        Probability("0.99999999999", "0.99999999999"),
        Case(DeclarationErrors.ArgumentOutOfRange, "Dropout(0.5, Mask = (DropoutMask)2)",
            "Dropout: Mask must be one of PerSequence, PerStep, but is 2"),
        Case(DeclarationErrors.NotFinite, "Scale(double.NaN)", "Scale: factor must be finite in single precision, but is NaN"),
        Case(DeclarationErrors.NotFinite, "Scale(double.NegativeInfinity)", "Scale: factor must be finite in single precision, but is -Infinity"),
        Case(DeclarationErrors.NotFinite, "Scale(1e300)", "Scale: factor must be finite in single precision, but is 1E+300"),
    ];

    private static DiagnosticCase Probability(string argument, string found) => Case(
        DeclarationErrors.ProbabilityOutOfRange,
        $"Dropout({argument})",
        $"Dropout: the probability must be at least 0 and less than 1, but is {found}");

    private static DiagnosticCase Case(string id, string attribute, string message) =>
        new(id, attribute, $"[OtttSequential(4)]\n[Linear(2), «{attribute}»]\npublic partial class Net;", message) { Layer = "Linear0" };
}
