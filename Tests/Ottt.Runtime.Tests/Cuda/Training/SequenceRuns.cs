using Ottt.Cuda;
using Ottt.Data;
using Ottt.Runtime.Tests.Networks;
using Ottt.Runtime.Tests.Training;
using Ottt.Testing;
using Ottt.Testing.Cuda;
using Ottt.Training;

namespace Ottt.Runtime.Tests.Cuda.Training;

/// <summary>Trained networks on a device and on the processor, to be compared.</summary>
internal static class SequenceRuns
{
    // Rounding alone: sums of products have other orders on a device. A bias before a normalisation has no gradient but rounding.
    private static readonly Tolerance Rounding = new(Absolute: 1e-5, Relative: 1e-5);

    /// <summary>A network of these tests.</summary>
    public static OtttNetwork Create(string network, Device device) => network switch
    {
        nameof(SpikingMlp) => new SpikingMlp(device, Runs.Batch, 1),
        nameof(SpikingCnn) => new SpikingCnn(device, Runs.Batch, 1),
        nameof(SpikingSignals) => new SpikingSignals(device, Runs.Batch, 1),
        _ => new NormalizedCnn(device, Runs.Batch, 1),
    };

    /// <summary>An optimizer by a word.</summary>
    public static Optimizer Optimizer(string kind) => kind switch
    {
        "sgd" => new Sgd(0.1) { WeightDecay = 0.01 },
        "momentum" => new Sgd(0.1) { Momentum = 0.9, Dampening = 0.1 },
        "nesterov" => new Sgd(0.05) { Momentum = 0.9, Nesterov = true, WeightDecay = 0.01 },
        "adam" => new Adam(1e-2) { WeightDecay = 0.01 },
        _ => new AdamW(1e-2),
    };

    /// <summary>A trainer of three time steps.</summary>
    public static OnlineTrainer Trainer(OtttNetwork network, Optimizer optimizer, UpdateRule rule) =>
        new(network, new OtttLoss(3), optimizer) { TimeSteps = 3, UpdateRule = rule };

    /// <summary>Trains on full batches, and on a smaller one.</summary>
    public static List<BatchResult> Train(OnlineTrainer trainer, OtttNetwork network)
    {
        try
        {
            return TrainBatches(trainer, network);
        }
        catch (CudaException error) when (CudaUnderTest.Report is { Length: > 0 } report)
        {
            throw new DeviationException($"{error.Message}\n{report}");
        }
    }

    private static List<BatchResult> TrainBatches(OnlineTrainer trainer, OtttNetwork network)
    {
        var results = new List<BatchResult>();
        for (int batch = 0; batch < 3; batch++) results.Add(trainer.TrainBatch(Runs.Samples(network, batch), Runs.Labels));
        results.Add(trainer.TrainBatch(Runs.Samples(network, 3).AsSpan(0, 3 * network.Description.InputCount), Runs.Labels.AsSpan(0, 3)));
        return results;
    }

    /// <summary>Checks that two networks have the same parameters and buffers but for rounding.</summary>
    public static void CheckEqual(OtttNetwork expected, OtttNetwork actual)
    {
        for (int index = 0; index < expected.Parameters.Count; index++)
        {
            Check(expected.Parameters[index].Name, expected.Parameters[index].Value, actual.Parameters[index].Value);
        }

        for (int index = 0; index < expected.Buffers.Count; index++)
        {
            if (expected.Buffers[index] is NetworkBuffer<float> buffer) Check(buffer.Name, buffer.Value, ((NetworkBuffer<float>)actual.Buffers[index]).Value);
        }
    }

    /// <summary>Checks that tensors are the same but for rounding.</summary>
    public static void Check(string name, ReadOnlySpan<float> expected, ReadOnlySpan<float> actual) => Rounding.Check(name, Widths.Widen(expected), Widths.Widen(actual));

    /// <summary>The sample at every step, without saying so.</summary>
    public sealed class SecretlyRepeatingEncoder : Encoder
    {
        public override ReadOnlySpan<float> Encode(ReadOnlySpan<float> samples, int timeStep) => samples;
    }
}
