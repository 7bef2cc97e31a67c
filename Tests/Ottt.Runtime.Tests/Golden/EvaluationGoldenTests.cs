using Ottt.Testing;
using Ottt.Testing.Goldens;
using Ottt.Testing.Networks;
using Xunit;

namespace Ottt.Runtime.Tests.Golden;

/// <summary>Whole networks in evaluation, against the reference's own runs.</summary>
public class EvaluationGoldenTests
{
    private const string Prefix = "it0.";

    internal static GoldenSuite Suite { get; } = new(
        golden => golden.Kind == "eval",
        golden => [new GoldenNetwork("", NetworkText.Of(golden))]);

    public static IEnumerable<TheoryDataRow<string, string, TestBackend>> Rows => Suite.Data;

    [Theory]
    [MemberData(nameof(Rows))]
    public void Evaluation_gives_the_numbers_of_the_reference(string name, string variant, TestBackend backend)
    {
        GoldenCase golden = Suite.CaseOf(name, variant);
        using ITestNetwork network = Suite.Create(golden, variant, backend, golden.Integer("N"));
        NetworkStart.SetParameters(golden, network);
        network.StartSequence(golden.Integer("N"), training: false);

        var recording = new TensorRecording();
        for (int step = 0; step < golden.Integer("T"); step++)
        {
            recording.Add(Prefix + "y_seq", network.Forward(golden.Row(Prefix + "x_seq", step)));
            NeuronRecording.AddStep(recording, golden, network, Prefix);
        }

        recording.Check(
            golden.Tensors.Names.Where(tensor => tensor.StartsWith(Prefix, StringComparison.Ordinal) && tensor != Prefix + "x_seq")
                .Select(tensor => golden.Tensors[tensor]),
            tensor => tensor.EndsWith(".spike", StringComparison.Ordinal) ? Tolerances.Exact : Tolerances.Network,
            tensor => IsNotKept(tensor, backend));
    }

    // Only the interpreter shows the input current.
    private static bool IsNotKept(string tensor, TestBackend backend) =>
        backend != TestBackend.Interpreter && tensor.EndsWith(".x", StringComparison.Ordinal);
}
