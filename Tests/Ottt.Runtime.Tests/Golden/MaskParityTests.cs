using Ottt.Testing;
using Ottt.Testing.Goldens;
using Ottt.Testing.Networks;
using Xunit;

namespace Ottt.Runtime.Tests.Golden;

/// <summary>Masks that generated code draws, against the same draws in the tests: their lifetime, their keys, their place in an image.</summary>
public class MaskParityTests
{
    private const int Batch = 3;
    private const int Steps = 3;

    private static readonly IReadOnlyList<int> InputShape = [3, 2, 5];

    private static readonly DeclaredNetworks Networks = new(
        NetworkText.Header + string.Concat(Enum.GetValues<DropoutMask>().Select(mask => Declare(mask).Source)));

    public static IEnumerable<TheoryDataRow<DropoutMask, TestBackend>> Rows =>
        from mask in Enum.GetValues<DropoutMask>()
        from backend in new[] { TestBackend.Cpu, TestBackend.Cuda, TestBackend.CudaShuffled }
        select new TheoryDataRow<DropoutMask, TestBackend>(mask, backend);

    [Theory]
    [MemberData(nameof(Rows))]
    public void Generated_code_draws_the_documented_masks(DropoutMask mask, TestBackend backend)
    {
        double[][] expected = Run(mask, TestBackend.Interpreter), actual = Run(mask, backend);

        for (int step = 0; step < expected.Length; step++) Tolerances.Operation.Check($"step {step}", expected[step], actual[step]);
        Assert.Equal(mask == DropoutMask.PerSequence, actual[0].SequenceEqual(actual[1]));
        Assert.NotEqual(actual[0], actual[Steps]);
        Assert.InRange(actual.Average(step => step.Count(value => value == 0)) / actual[0].Length, 0.15, 0.45);
    }

    private static string ClassOf(DropoutMask mask) => mask + "Network";

    private static NetworkText Declare(DropoutMask mask) => NetworkText.Of(
        ClassOf(mask),
        InputShape,
        NetworkInput.Tensor,
        new LayerText("Identity", null),
        new LayerText($"Dropout(0.3, Mask = DropoutMask.{mask})", null));

    // Two sequences, one after the other.
    private static double[][] Run(DropoutMask mask, TestBackend backend)
    {
        using ITestNetwork network = Networks.Create(backend, ClassOf(mask), Batch);
        double[] ones = [.. Enumerable.Repeat(1.0, Batch * InputShape.Aggregate(1, (product, size) => product * size))];
        var outputs = new List<double[]>();
        for (int sequence = 0; sequence < 2; sequence++)
        {
            network.StartSequence(Batch, training: true);
            for (int step = 0; step < Steps; step++) outputs.Add(network.Forward(ones));
        }

        return [.. outputs];
    }
}
