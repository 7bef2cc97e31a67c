using System.Diagnostics;
using Ottt.Benchmarks.Comparison;
using Ottt.Benchmarks.Layers;
using Ottt.Cuda;
using Ottt.Training;

namespace Ottt.Benchmarks.Cuda;

/// <summary>A compiled network on a GPU, with the trainer that its users have.</summary>
internal sealed class DeviceContender : IDisposable
{
    private const int FewestBatches = 5;
    private const double WarmUpShare = 0.3;

    private readonly TrainingBatch _batch;
    private readonly OnlineTrainer _trainer;

    /// <param name="row">What is trained.</param>
    /// <param name="platform">Driver, compiler and cache.</param>
    public DeviceContender(CudaRow row, CudaPlatform platform)
    {
        Workload workload = row.Workload;
        _batch = TrainingBatch.Draw(workload.Net, workload.Batch, workload.Zeros);
        Network = workload.Net.Create(Device.Cuda(0, platform).WithPrecision(row.Precision), workload.Batch, 1);
        StartingValues.Give(workload.Net, Network);
        _trainer = new OnlineTrainer(Network, new OtttLoss(workload.TimeSteps), new Sgd(Workload.LearningRate) { Momentum = Workload.Momentum })
        {
            TimeSteps = workload.TimeSteps,
            UpdateRule = workload.Rule,
            MeasureFiringRates = false,
        };
    }

    /// <summary>The network.</summary>
    public OtttNetwork Network { get; }

    /// <summary>How long the first use of a network takes, all that is trained before the device is warm included.</summary>
    /// <param name="row">What is trained.</param>
    /// <param name="cacheFolder">The cache of compiled kernels; a platform of its own loads them anew.</param>
    public static double FirstUse(CudaRow row, string cacheFolder)
    {
        long start = Stopwatch.GetTimestamp();
        using var contender = new DeviceContender(row, PlatformWith(cacheFolder));
        contender.TrainBatch();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>Measures a network whose kernels are in the cache.</summary>
    /// <param name="row">What is trained.</param>
    /// <param name="cacheFolder">The cache of compiled kernels.</param>
    /// <param name="seconds">How long to measure.</param>
    /// <returns>The measurement, without the time of the first use.</returns>
    public static DeviceMeasurement Measure(CudaRow row, string cacheFolder, double seconds)
    {
        CudaPlatform platform = PlatformWith(cacheFolder);
        long before = DeviceMemory.FreeBytes(platform);
        long start = Stopwatch.GetTimestamp();
        using var contender = new DeviceContender(row, platform);
        contender.TrainBatch();
        double cached = Stopwatch.GetElapsedTime(start).TotalSeconds;
        long used = before - DeviceMemory.FreeBytes(platform);
        contender.Repeat(seconds * WarmUpShare);
        return new DeviceMeasurement(Median.Of(contender.Repeat(seconds)), used, 0, cached);
    }

    /// <summary>Trains once.</summary>
    public void TrainBatch() => _trainer.TrainBatch(_batch.Samples, _batch.Labels);

    public void Dispose() => Network.Dispose();

    /// <summary>This machine's driver and compiler with a cache.</summary>
    public static CudaPlatform PlatformWith(string cacheFolder) => new(CudaPlatform.Default.Driver, CudaPlatform.Default.Compiler, cacheFolder);

    private List<double> Repeat(double seconds)
    {
        var milliseconds = new List<double>();
        long start = Stopwatch.GetTimestamp();
        while (milliseconds.Count < FewestBatches || Stopwatch.GetElapsedTime(start).TotalSeconds < seconds)
        {
            long batch = Stopwatch.GetTimestamp();
            TrainBatch();
            milliseconds.Add(Stopwatch.GetElapsedTime(batch).TotalMilliseconds);
        }

        return milliseconds;
    }
}
