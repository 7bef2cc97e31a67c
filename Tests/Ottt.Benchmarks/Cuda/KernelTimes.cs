using System.Diagnostics;
using Ottt.Benchmarks.Comparison;
using Ottt.Benchmarks.Layers;
using Ottt.Cuda;
using Ottt.Training;

namespace Ottt.Benchmarks.Cuda;

/// <summary>How long a kernel takes.</summary>
/// <param name="Name">Its name in the text.</param>
/// <param name="Microseconds">The median time of a run.</param>
/// <param name="RunsPerBatch">How often it runs in a batch.</param>
internal sealed record KernelTime(string Name, double Microseconds, double RunsPerBatch);

/// <summary>The kernels of a network in the order in which they run, each between two events, outside of a graph.</summary>
/// <param name="Kernels">The kernels.</param>
internal sealed record KernelTimes(IReadOnlyList<KernelTime> Kernels)
{
    private const int WarmUpBatches = 2;
    private const int FewestBatches = 3;

    /// <summary>Measures a network.</summary>
    /// <param name="row">The network, the batch and the precision.</param>
    /// <param name="platform">Driver, compiler and cache.</param>
    /// <param name="seconds">How long to measure.</param>
    public static KernelTimes Measure(CudaRow row, CudaPlatform platform, double seconds)
    {
        Workload workload = row.Workload;
        using CudaDeviceContext context = CudaDeviceContext.Share(Device.Cuda(0, platform));
        using OtttNetwork network = workload.Net.Create(Device.Cuda(0, platform).WithPrecision(row.Precision), workload.Batch, 1);
        TrainingBatch batch = TrainingBatch.Draw(workload.Net, workload.Batch, workload.Zeros);
        var loss = new OtttLoss(workload.TimeSteps);
        for (int index = 0; index < WarmUpBatches; index++) TrainBatch();
        var clock = new LaunchClock(context.Enter());
        LaunchClock.Current = clock;
        int batches = 0;
        try
        {
            long start = Stopwatch.GetTimestamp();
            for (; batches < FewestBatches || Stopwatch.GetElapsedTime(start).TotalSeconds < seconds; batches++)
            {
                TrainBatch();
                clock.Read();
            }
        }
        finally
        {
            LaunchClock.Current = null;
        }

        return new([.. clock.Milliseconds.Select(kernel => new KernelTime(kernel.Key, Median.Of(kernel.Value) * 1e3, (double)kernel.Value.Count / batches))]);

        // Step by step: a trainer would have the device run the whole sequence as a graph.
        void TrainBatch()
        {
            StartingValues.Give(workload.Net, network);
            network.Training = true;
            network.Reset(workload.Batch);
            for (int timeStep = 0; timeStep < workload.TimeSteps; timeStep++)
            {
                ReadOnlySpan<float> output = timeStep == 0 ? network.Forward(batch.Samples) : network.Forward();
                network.Backward(loss.Gradient(output, batch.Labels));
            }

            foreach (Parameter parameter in network.Parameters) _ = parameter.Gradient[0];
            network.Parameters.ZeroGradients();
        }
    }
}
