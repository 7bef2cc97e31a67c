using Ottt.Testing;
using Ottt.Testing.Goldens;
using Ottt.Testing.Learning;
using Ottt.Testing.Networks;
using Xunit;

namespace Ottt.Runtime.Tests.Golden;

/// <summary>Optimizers on given gradients: the runtime's, and the independent ones that the interpreter is trained with.</summary>
public class OptimizerGoldenTests
{
    private const string Name = "parameter";

    public static IEnumerable<TheoryDataRow<string, string, TestBackend>> Rows => GoldenSuite.TheoryDataOf(AllRows);

    internal static IEnumerable<GoldenRow> AllRows =>
        from golden in GoldenFolder.Cases
        where Covers(golden)
        from variant in golden.Variants
        from backend in Enum.GetValues<TestBackend>()
        select new GoldenRow(golden.Name, GoldenCase.NameOf(variant), backend, null);

    [Theory]
    [MemberData(nameof(Rows))]
    public void An_optimizer_moves_parameters_as_in_the_reference(string name, string variant, TestBackend backend)
    {
        GoldenCase golden = GoldenFolder.Cases.Single(golden => golden.Name == name);
        OptimizerRecipe recipe = RecipeReader.Optimizer(golden.Variant(variant));
        double[] start = golden.Tensors[variant + ".param_init"].Numbers;
        MovedParameter moved = backend == TestBackend.Interpreter
            ? MovedParameter.OfReference(recipe, Name, start)
            : MovedParameter.OfRuntime(recipe, Name, start);

        SafetensorsTensor expected = golden.Tensors[variant + ".param_seq"];
        var recording = new TensorRecording();
        for (int step = 0; step < expected.Shape[0]; step++)
        {
            recording.Add(expected.Name, moved.Step(golden.Row(variant + ".grad_seq", step)));
        }

        recording.Check([expected], _ => Tolerances.Operation, _ => false);
    }

    internal static bool Covers(GoldenCase golden) => golden.Operation == "optimizer";
}
