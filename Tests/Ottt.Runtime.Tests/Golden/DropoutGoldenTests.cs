using System.Runtime.InteropServices;
using Ottt.Testing;
using Ottt.Testing.Goldens;
using Ottt.Testing.Networks;
using Xunit;

namespace Ottt.Runtime.Tests.Golden;

/// <summary>Dropout on a pair: one mask for spike and trace and for every step until the next reset.</summary>
public class DropoutGoldenTests
{
    private const string Variant = "";
    private const string Mask = "mask";

    internal static GoldenSuite Suite { get; } = new(golden => golden.Operation == "SpikeTraceOp(Dropout)", Networks);

    public static IEnumerable<TheoryDataRow<string, string, TestBackend>> Rows => Suite.Data;

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_mask_lives_for_a_sequence_and_is_shared_by_spike_and_trace(string name, string variant, TestBackend backend)
    {
        GoldenCase golden = Suite.CaseOf(name, variant);
        IReadOnlyList<int> shape = golden.Tensors["it0." + Mask].Shape;
        int steps = shape[0], batch = shape[1];
        for (int iteration = 0; golden.Tensors.Contains($"it{iteration}.{Mask}"); iteration++)
        {
            string prefix = $"it{iteration}.";
            for (int step = 0; step < steps; step++)
            {
                Tolerances.Exact.Check(prefix + Mask, golden.Row(prefix + Mask, 0), golden.Row(prefix + Mask, step));
            }

            RunSequence(golden, prefix, steps, batch, backend);
        }
    }

    private static void RunSequence(GoldenCase golden, string prefix, int steps, int batch, TestBackend backend)
    {
        double[] mask = golden.Row(prefix + Mask, 0);
        DeclaredNetworks networks = Suite.DeclaredIn(golden);
        IReadOnlyList<int> shape = golden.Tensors[prefix + Mask].Shape;
        int channels = shape[2], features = mask.Length / batch, positions = features / channels;
        using ITestNetwork network = networks.Create(
            backend,
            Networks(golden)[0].Text.ClassName,
            batch,
            place => mask[(place.Sample * features) + (place.Element % channels * positions) + (place.Element / channels)]);
        IdentityWeight.Set(network);

        var recording = new TensorRecording();
        StartWith(mask, network, golden, prefix, batch);
        for (int step = 0; step < steps; step++)
        {
            recording.Add(prefix + "y_spike", network.Forward(golden.Row(prefix + "spike", step), golden.Row(prefix + "trace", step)));
            recording.Add(prefix + "y_trace", IdentityWeight.OperandOf(network, batch, features));
        }

        StartWith(mask, network, golden, prefix, batch);
        for (int step = 0; step < steps; step++)
        {
            network.Forward(golden.Row(prefix + "spike", step), golden.Row(prefix + "trace", step));
            network.Backward(golden.Row(prefix + "grad_y_spike", step));
            recording.Add(prefix + "grad_spike", network.InputGradient);
        }

        string[] results = ["y_spike", "y_trace", "grad_spike"];
        recording.Check(results.Select(tensor => golden.Tensors[prefix + tensor]), _ => Tolerances.Operation, _ => false);
    }

    /// <summary>
    /// Starts a sequence with the mask of the reference. Generated code draws a mask of its own in the first step; it is state, so another can be
    /// put into its place before the steps that count.
    /// </summary>
    private static void StartWith(double[] mask, ITestNetwork network, GoldenCase golden, string prefix, int batch)
    {
        network.StartSequence(batch, training: true);
        if (network is not CompiledTestNetwork { Network: OtttNetwork compiled }) return;
        network.Forward(golden.Row(prefix + "spike", 0), golden.Row(prefix + "trace", 0));
        var state = new NetworkState();
        compiled.SaveState(state);
        Widths.Narrow(mask).CopyTo(MemoryMarshal.AsMemory(state.Memory));
        compiled.RestoreState(state);
    }

    private static IReadOnlyList<GoldenNetwork> Networks(GoldenCase golden)
    {
        int[] sample = [.. golden.Tensors["it0." + Mask].Shape.Skip(2)];
        int features = sample.Aggregate(1, (product, size) => product * size);
        LayerText dropout = new($"Dropout({golden.Root.GetProperty("p").GetRawText()})", null);
        return
        [
            new GoldenNetwork(Variant, NetworkText.Of(
                "Network", sample, NetworkInput.SpikeAndTrace, dropout, new LayerText("Flatten", null), IdentityWeight.Layer(features))),
        ];
    }
}
