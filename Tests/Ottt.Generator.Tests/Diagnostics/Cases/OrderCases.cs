using Ottt.Generator.Declaration;

namespace Ottt.Generator.Tests.Diagnostics.Cases;

/// <summary>Networks whose layers have no defined order, or that have none.</summary>
internal static class OrderCases
{
    public static IEnumerable<DiagnosticCase> All { get; } =
    [
        new(DeclarationErrors.NoLayers, "no layer", "[«OtttSequential(4)»]\npublic partial class Net;",
            "'Net' has [OtttSequential] but no layer; write its layers as attributes behind it, such as [Linear(10)]"),
        new(DeclarationErrors.SeveralDeclarations, "a layer on another declaration",
            "[OtttSequential(4)]\n[Linear(2)]\npublic partial class Net;\n\n[«OtttLif(Tau = 2)»]\npublic partial class Net;",
            "OtttLif stands on another partial declaration of 'Net' than [OtttSequential]; the order of layers is defined within one declaration only")
        {
            Layer = "Linear0",
        },
        new(DeclarationErrors.LayerBeforeSequential, "a layer before [OtttSequential]",
            "[«Linear(3)»]\n[OtttSequential(4)]\n[OtttLif]\npublic partial class Net;",
            "Linear stands before [OtttSequential]; layers follow it in the order in which they run")
        {
            Layer = "Linear0",
        },
        new(DeclarationErrors.LayerBeforeSequential, "a layer before [OtttSequential] in one list",
            "[«Linear(3)», OtttSequential(4), OtttLif]\npublic partial class Net;",
            "Linear stands before [OtttSequential]; layers follow it in the order in which they run")
        {
            Layer = "Linear0",
        },
    ];
}
