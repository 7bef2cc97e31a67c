using Ottt.Testing;
using Ottt.Testing.Goldens;
using Ottt.Testing.Learning;
using Ottt.Testing.Networks;
using Xunit;

namespace Ottt.Runtime.Tests.Golden;

/// <summary>Whole networks in training, against the reference's own runs.</summary>
public class TrainingGoldenTests
{
    internal static GoldenSuite Suite { get; } = new(
        golden => golden.Kind == "training",
        golden => [new GoldenNetwork("", NetworkText.Of(golden))]);

    public static IEnumerable<TheoryDataRow<string, string, TestBackend>> Rows => Suite.Data;

    [Theory]
    [MemberData(nameof(Rows))]
    public void Training_gives_the_numbers_of_the_reference(string name, string variant, TestBackend backend)
    {
        GoldenCase golden = Suite.CaseOf(name, variant);
        LossRecipe loss = RecipeReader.Loss(golden);
        using ITestNetwork network = Suite.Create(golden, variant, backend, golden.Integer("N"));
        ITestOptimizer optimizer = BackendLearning.Optimizer(RecipeReader.Optimizer(golden.Root.GetProperty("optimizer")), network);

        TensorRecording recording = golden.Algorithm == GoldenCase.ForwardPropagationThroughTime
            ? new FpttProtocol(golden, network, Loss, optimizer, BackendLearning.Penalty(golden.Number("alpha"), network)).Run()
            : new TrainingProtocol(golden, network, Loss, optimizer).Run();

        recording.Check(
            golden.Tensors.Names.Where(IsResult).Select(tensor => golden.Tensors[tensor]),
            tensor => tensor.EndsWith(".spike", StringComparison.Ordinal) ? Tolerances.Exact : Tolerances.Network,
            tensor => IsNotKept(tensor, backend));

        LossResult Loss(double[] output, LossTargets targets) => BackendLearning.Loss(backend, loss, output, targets);
    }

    // Only the interpreter shows the input current; a trace that is kept behind a pool is seen through the weight gradient that reads it.
    private static bool IsNotKept(string tensor, TestBackend backend) =>
        tensor.EndsWith(".trace", StringComparison.Ordinal)
        || (backend != TestBackend.Interpreter && tensor.EndsWith(".x", StringComparison.Ordinal));

    private static bool IsResult(string tensor) =>
        !tensor.StartsWith("init.", StringComparison.Ordinal)
        && !tensor.EndsWith(".x_seq", StringComparison.Ordinal)
        && !tensor.EndsWith(".target_seq", StringComparison.Ordinal);
}
