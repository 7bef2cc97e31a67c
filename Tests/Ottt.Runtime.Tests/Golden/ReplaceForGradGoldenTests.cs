using Ottt.Testing;
using Ottt.Testing.Goldens;
using Ottt.Testing.Networks;
using Xunit;

namespace Ottt.Runtime.Tests.Golden;

/// <summary>
/// The replacement at the heart of the method: the value is that of one operand (here the spike), the gradient that of another (here the trace).
/// A weighted layer on a pair does just that; with the identity as its weight, nothing else is seen.
/// </summary>
public class ReplaceForGradGoldenTests
{
    internal static GoldenSuite Suite { get; } = new(golden => golden.Operation == "ReplaceforGrad", Networks);

    public static IEnumerable<TheoryDataRow<string, string, TestBackend>> Rows => Suite.Data;

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_pair_takes_its_value_from_the_spike_and_its_gradient_from_the_trace(string name, string variant, TestBackend backend)
    {
        GoldenCase golden = Suite.CaseOf(name, variant);
        double[] x = Tensor("x"), replacement = Tensor("x_r"), gradient = Tensor("grad_y");
        int batch = golden.Tensors[variant + ".x"].Shape[0], features = x.Length / batch;
        using ITestNetwork network = Suite.Create(golden, variant, backend, batch);
        IdentityWeight.Set(network);

        network.StartSequence(batch, training: true);
        double[] output = network.Forward(replacement, x);
        network.Backward(gradient);
        Tolerances.Operation.Check("y", Tensor("y"), output);
        if (golden.Tensors.Contains(variant + ".grad_x_r")) Tolerances.Operation.Check("grad_x_r", Tensor("grad_x_r"), network.InputGradient);
        Tolerances.Operation.Check("weight gradient by grad_x", Product(Tensor("grad_x"), x, batch, features), network.Gradient("0.weight"));

        double[] Tensor(string tensor) => golden.Tensors[variant + "." + tensor].Numbers;
    }

    // What the reference's gradient of x makes of the weight: dW[o][i] = sum over samples of grad_x[o] x[i].
    private static double[] Product(double[] gradient, double[] x, int batch, int features)
    {
        var product = new double[features * features];
        for (int index = 0; index < product.Length; index++)
        {
            for (int sample = 0; sample < batch; sample++)
            {
                product[index] += gradient[(sample * features) + (index / features)] * x[(sample * features) + (index % features)];
            }
        }

        return product;
    }

    private static IReadOnlyList<GoldenNetwork> Networks(GoldenCase golden) =>
    [
        .. golden.Tensors.Names
            .Where(tensor => tensor.EndsWith(".x_r", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(tensor => (Variant: tensor[..tensor.IndexOf('.')], Features: golden.Tensors[tensor].Shape[1]))
            .Select(item => new GoldenNetwork(
                item.Variant,
                NetworkText.Of("Variant_" + item.Variant, [item.Features], NetworkInput.SpikeAndTrace, IdentityWeight.Layer(item.Features)))),
    ];
}
