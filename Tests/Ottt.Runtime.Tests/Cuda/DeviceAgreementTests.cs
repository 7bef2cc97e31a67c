using Ottt.Runtime.Tests.Composition;
using Ottt.Runtime.Tests.Networks;
using Ottt.Runtime.Tests.Training;
using Ottt.Samples.Models.Digits;
using Ottt.Testing;
using Ottt.Testing.Cuda;
using Ottt.Training;
using Xunit;

namespace Ottt.Runtime.Tests.Cuda;

/// <summary>
/// The same network, seed and operands on the processor and on a GPU: the same spikes, and numbers that agree to rounding. On one device the bits are the same
/// every time, in whatever order its blocks and threads run.
/// </summary>
public sealed class DeviceAgreementTests : IDisposable
{
    private const int Batch = 2;
    private const int Steps = 10;

    public static TheoryData<string> Networks => [nameof(DigitNet), nameof(NormalizedCnn), .. StateNetworks.Names];

    /// <summary>Says what the checks of an emulated device found.</summary>
    public void Dispose() => CudaUnderTest.CheckReports();

    [Theory]
    [MemberData(nameof(Networks))]
    public void Spikes_are_the_same_in_the_first_ten_steps(string name)
    {
        using OtttNetwork expected = Create(name, Device.Cpu), actual = Create(name, CudaUnderTest.Device);
        long spikes = 0, neurons = 0;
        for (int step = 0; step < Steps; step++)
        {
            NetworkRun.Steps(expected, step, 1);
            NetworkRun.Steps(actual, step, 1);
            foreach ((NeuronState wanted, NeuronState found) in expected.Neurons.Zip(actual.Neurons))
            {
                float[] fired = Read(wanted, NeuronVariable.Spike);
                Assert.Equal(fired, Read(found, NeuronVariable.Spike));
                Assert.Equal(wanted.CountSpikes(), found.CountSpikes());
                Tolerances.Network.Check($"step {step}, charged", Widths.Widen(Read(wanted, NeuronVariable.Charged)), Widths.Widen(Read(found, NeuronVariable.Charged)));
                spikes += (long)fired.Sum();
                neurons += fired.Length;
            }
        }

        // What never fires, or always, would agree for nothing.
        if (neurons > 0) Assert.InRange(spikes, 1, neurons - 1);
        foreach ((Parameter wanted, Parameter found) in expected.Parameters.Zip(actual.Parameters))
        {
            Tolerances.Network.Check($"gradient of {wanted}", Widths.Widen(wanted.Gradient), Widths.Widen(found.Gradient));
        }
    }

    [Theory]
    [InlineData(UpdateRule.Accumulate)]
    [InlineData(UpdateRule.EveryStep)]
    public void Training_the_network_of_digits_comes_to_the_same_parameters(UpdateRule rule)
    {
        using OtttNetwork expected = Create(nameof(DigitNet), Device.Cpu), actual = Create(nameof(DigitNet), CudaUnderTest.Device);
        float[][] start = Values(expected);
        (BatchResult Wanted, BatchResult Found)[] results = [.. Train(expected, rule).Zip(Train(actual, rule))];

        Assert.All(results, result => Assert.Equal(result.Wanted.Loss, result.Found.Loss, 1e-4));
        Assert.All(results, result => Assert.Equal(result.Wanted.Correct, result.Found.Correct));
        foreach ((float[] before, (Parameter wanted, Parameter found)) in start.Zip(expected.Parameters.Zip(actual.Parameters)))
        {
            Assert.NotEqual(before, wanted.Value.ToArray());
            Tolerances.Network.Check($"{wanted}", Widths.Widen(wanted.Value), Widths.Widen(found.Value));
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Training_gives_the_same_bits_every_time(string name)
    {
        List<int> expected = TrainedBits(name, CudaUnderTest.Device);

        Assert.Equal(expected, TrainedBits(name, CudaUnderTest.Device));
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Training_gives_the_same_bits_in_any_order_of_blocks_and_threads(string name)
    {
        ShuffledOrder.Tell();
        List<int> expected = TrainedBits(name, CudaUnderTest.Device);

        Assert.Equal(expected, TrainedBits(name, CudaUnderTest.Shuffled));
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void A_sequence_goes_on_on_another_device(string name)
    {
        foreach ((Device from, Device to) in new[] { (Device.Cpu, CudaUnderTest.Device), (CudaUnderTest.Device, Device.Cpu) })
        {
            using OtttNetwork leaving = Create(name, from), arriving = Create(name, to);
            NetworkState left = new(), arrived = new();
            NetworkRun.Sequence(leaving, Batch, 3);
            leaving.SaveState(left);
            CopyWhatIsSaved(leaving, arriving);
            arriving.RestoreState(left);
            arriving.SaveState(arrived);
            Assert.Equal(Numbers.Bits(left.Values.ToArray()), Numbers.Bits(arrived.Values.ToArray()));

            double[] expected = Outputs(leaving), actual = Outputs(arriving);
            Tolerances.Network.Check($"{name} from {from} to {to}", expected, actual);
        }
    }

    /// <summary>A checkpoint: parameters, and what is saved beside them.</summary>
    private static void CopyWhatIsSaved(OtttNetwork from, OtttNetwork to)
    {
        foreach ((Parameter source, Parameter target) in from.Parameters.Zip(to.Parameters)) source.Value.CopyTo(target.Edit());
        foreach ((NetworkBuffer source, NetworkBuffer target) in from.Buffers.Zip(to.Buffers))
        {
            if (source is NetworkBuffer<long> counts) counts.Value.CopyTo(((NetworkBuffer<long>)target).Edit());
            else ((NetworkBuffer<float>)source).Value.CopyTo(((NetworkBuffer<float>)target).Edit());
        }
    }

    /// <summary>Outputs and gradients of the steps behind the saved ones.</summary>
    private static double[] Outputs(OtttNetwork network) => [.. NetworkRun.Steps(network, 3, 3).Select(bits => (double)BitConverter.Int32BitsToSingle(bits))];

    private static OtttNetwork Create(string name, Device device) => name switch
    {
        nameof(DigitNet) => new DigitNet(device, Batch, 1).Amplified(),
        nameof(NormalizedCnn) => new NormalizedCnn(device, Batch, 1),
        _ => StateNetworks.Create(name, device, Batch),
    };

    private static List<BatchResult> Train(OtttNetwork network, UpdateRule rule, int batches = 3)
    {
        var trainer = new OnlineTrainer(network, new OtttLoss(3), new Sgd(0.05) { Momentum = 0.9 }) { TimeSteps = 3, UpdateRule = rule };
        return [.. Enumerable.Range(0, batches).Select(batch => trainer.TrainBatch(Numbers.Currents((ulong)batch, Batch * network.Description.InputCount), [batch, 9 - batch]))];
    }

    /// <summary>Outputs and gradients of a sequence, the parameters after an update, and the outputs of a sequence with these.</summary>
    private static List<int> TrainedBits(string name, Device device)
    {
        using OtttNetwork network = Create(name, device);
        List<int> bits = NetworkRun.Sequence(network, Batch, 2);
        new Sgd(0.05).Step(network.Parameters);
        return [.. bits, .. Runs.Bits(network), .. NetworkRun.Sequence(network, Batch, 1)];
    }

    private static float[][] Values(OtttNetwork network) => [.. network.Parameters.Select(parameter => parameter.Value.ToArray())];

    private static float[] Read(NeuronState neuron, NeuronVariable variable)
    {
        var values = new float[Batch * neuron.Count];
        neuron.CopyTo(variable, values);
        return values;
    }
}
