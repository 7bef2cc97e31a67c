using Ottt.Benchmarks.Contenders;
using Ottt.Benchmarks.Layers;
using Ottt.Training;

namespace Ottt.Benchmarks.Comparison;

/// <summary>How often the neurons of a network fire as it starts: what is skipped where nothing fires depends on it.</summary>
internal static class FiringRates
{
    private const int Batch = 8;
    private const int TimeSteps = 6;

    /// <summary>The spikes per neuron and time step of each spiking layer, in words.</summary>
    public static string Of(BenchmarkNet net, int threads, double zeros)
    {
        var workload = new Workload(net, Batch, TimeSteps, UpdateRule.Accumulate, threads, zeros);
        using OtttNetwork network = CompiledContender.Network(workload);
        TrainingBatch batch = TrainingBatch.Draw(net, Batch, zeros);
        var counter = new FiringCounter(network.Neurons);
        for (int timeStep = 0; timeStep < TimeSteps; timeStep++)
        {
            network.Forward(batch.Samples);
            counter.Add(Batch);
        }

        return $"net {net.Letter}: {string.Join(", ", counter.Rates().Select(rate => $"{rate:P0}"))}";
    }
}
