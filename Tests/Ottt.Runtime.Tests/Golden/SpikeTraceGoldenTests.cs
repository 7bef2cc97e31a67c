using System.Text.Json;
using Ottt.Testing;
using Ottt.Testing.Goldens;
using Ottt.Testing.Networks;
using Xunit;

namespace Ottt.Runtime.Tests.Golden;

/// <summary>A layer without parameters that is fed a pair: it is applied to both, and the gradient goes through the spike.</summary>
public class SpikeTraceGoldenTests
{
    internal static GoldenSuite Suite { get; } = new(
        golden => golden.Operation == "SpikeTraceOp",
        golden => GoldenNetwork.OfVariants(
            golden, GoldenNetwork.SampleShape, NetworkInput.SpikeAndTrace, variant => Layers(golden, variant)));

    public static IEnumerable<TheoryDataRow<string, string, TestBackend>> Rows => Suite.Data;

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_layer_without_parameters_on_a_pair_gives_the_numbers_of_the_reference(string name, string variant, TestBackend backend)
    {
        GoldenCase golden = Suite.CaseOf(name, variant);
        int batch = GoldenNetwork.BatchSize(golden.Variant(variant));
        using ITestNetwork network = Suite.Create(golden, variant, backend, batch);
        IdentityWeight.Set(network);

        network.StartSequence(batch, training: true);
        double[] spike = network.Forward(Tensor("spike"), Tensor("trace"));
        network.Backward(Tensor("grad_y_spike"));
        Tolerances.Operation.Check("y_spike", Tensor("y_spike"), spike);
        Tolerances.Operation.Check("grad_spike", Tensor("grad_spike"), network.InputGradient);

        network.StartSequence(batch, training: true);
        network.Forward(Tensor("spike"), Tensor("trace"));
        Tolerances.Operation.Check("y_trace", Tensor("y_trace"), IdentityWeight.OperandOf(network, batch, spike.Length / batch));

        double[] Tensor(string tensor) => golden.Tensors[variant + "." + tensor].Numbers;
    }

    private static IReadOnlyList<LayerText> Layers(GoldenCase golden, JsonElement variant)
    {
        SafetensorsTensor output = golden.Tensors[GoldenCase.NameOf(variant) + ".y_spike"];
        return [LayerText.Of(variant), new LayerText("Flatten", null), IdentityWeight.Layer(output.Count / output.Shape[0])];
    }
}
