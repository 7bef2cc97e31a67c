using Ottt.Testing;
using Ottt.Testing.Goldens;
using Ottt.Testing.Networks;
using Xunit;

namespace Ottt.Runtime.Tests.Golden;

/// <summary>
/// Surrogate derivatives, seen through a neuron whose first step charges to its input. The threshold is 1, and x + 1 is rounded once in single
/// precision, which the tolerance covers; the points keep away from jumps.
/// </summary>
public class SurrogateGoldenTests
{
    private const double Threshold = 1;

    internal static GoldenSuite Suite { get; } = new(
        golden => golden.Operation == "surrogate",
        golden => GoldenNetwork.OfVariants(
            golden, _ => [golden.Tensors["x"].Count], NetworkInput.Tensor, variant => [Neuron(NeuronText.Surrogate(variant))]));

    public static IEnumerable<TheoryDataRow<string, string, TestBackend>> Rows => Suite.Data;

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_surrogate_has_the_derivative_of_the_reference(string name, string variant, TestBackend backend)
    {
        GoldenCase golden = Suite.CaseOf(name, variant);
        using ITestNetwork network = Suite.Create(golden, variant, backend, 1);
        network.StartSequence(1, training: true);

        double[] spike = network.Forward([.. golden.Tensors["x"].Numbers.Select(x => x + Threshold)]);
        network.Backward(golden.Tensors["grad_y"].Numbers);

        Tolerances.Exact.Check("y", golden.Tensors[variant + ".y"].Numbers, spike);
        Tolerances.Operation.Check("grad_x", golden.Tensors[variant + ".grad_x"].Numbers, network.InputGradient);
    }

    private static LayerText Neuron(LayerText surrogate) => surrogate.Missing is null
        ? new LayerText($"Lif(Tau = 2, VThreshold = 1, VReset = VReset.Soft, DecayInput = false, {surrogate.Attribute})", null)
        : surrogate;
}
