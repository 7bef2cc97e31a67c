using Ottt.Cuda;

namespace Ottt.Benchmarks.Cuda;

/// <summary>Runs a plan and writes what came of it.</summary>
internal static class CudaReport
{
    private const int NoDevice = 2;

    /// <summary>Writes the tables.</summary>
    /// <param name="plan">What to measure.</param>
    /// <param name="output">For the tables.</param>
    /// <param name="errors">For what is missing, at once.</param>
    /// <returns>The exit code.</returns>
    public static int Run(CudaPlan plan, TextWriter output, TextWriter errors)
    {
        CudaPlatform platform;
        CudaDeviceInfo device;
        try
        {
            platform = CudaPlatform.Default;
            device = platform.Usable(0);
        }
        catch (CudaUnavailableException unavailable)
        {
            errors.WriteLine(unavailable.Message);
            return NoDevice;
        }

        using PeerProgram? peers = plan.OnlyOurs ? null : new PeerProgram(TimeSpan.FromSeconds(plan.Limit));
        string caches = Directory.CreateTempSubdirectory("ottt-benchmark-").FullName;
        try
        {
            output.WriteLine($"{device}, compiler {platform.Compiler.Identity}");
            output.WriteLine("The median of a batch: samples and labels uploaded, all time steps, update, loss read. SGD with momentum, the OTTT loss, the same frame at every step.");
            output.WriteLine("PyTorch: the reference in eager mode; one forward written by hand, also channels-last, as a CUDA graph, and with torch.compile. Its memory is the peak of what is allocated.");
            output.WriteLine();
            List<PeerMeasurement> failed = WriteRows(plan, peers, caches, output, errors);
            output.WriteLine();
            if (peers is not null) output.WriteLine(peers.Absent is { } absent ? $"No PyTorch, or no more: {absent}." : $"PyTorch {peers.Version}.");
            foreach (PeerMeasurement variant in failed) output.WriteLine($"{variant.Variant}: {variant.Error}");
            if (plan.Kernels) WriteKernels(plan, peers, caches, output);
            return 0;
        }
        finally
        {
            Directory.Delete(caches, recursive: true);
        }
    }

    private static List<PeerMeasurement> WriteRows(CudaPlan plan, PeerProgram? peers, string caches, TextWriter output, TextWriter errors)
    {
        var table = new CudaTable(output);
        var failed = new List<PeerMeasurement>();
        double deviation = 0;
        CudaRow[] rows = [.. plan.Rows];
        table.Begin();
        foreach ((int index, CudaRow row) in rows.Index())
        {
            string cache = CacheOf(caches, index);
            double first = DeviceContender.FirstUse(row, cache);
            // Before the device's memory is measured PyTorch has taken what it takes.
            peers?.WaitUntilReady();
            DeviceMeasurement ours = DeviceContender.Measure(row, cache, plan.Seconds) with { FirstSeconds = first };
            List<PeerMeasurement> measured = peers?.Measure(row, plan, rows.Length - index) ?? [];
            table.Add(row, ours, measured);
            foreach (PeerMeasurement variant in measured.Where(variant => variant.Error is not null))
            {
                PeerMeasurement named = variant with { Variant = $"{row}, {variant.Variant}" };
                errors.WriteLine($"{named.Variant}: {named.Error}");
                failed.Add(named);
            }

            if (row.Precision == Precision.Float32) deviation = measured.Max(variant => variant.Deviation) is { } worst ? Math.Max(deviation, worst) : deviation;
        }

        if (peers?.Version is not null) output.WriteLine($"\nThe variants' gradients of a batch in float32 are at most {deviation:P2} of their norm away from the reference's.");
        return failed;
    }

    private static void WriteKernels(CudaPlan plan, PeerProgram? peers, string caches, TextWriter output)
    {
        IReadOnlyDictionary<string, double> peaks = peers?.Peaks() ?? new Dictionary<string, double>();
        double bandwidth = DeviceMemory.CopiedBytesPerSecond(CudaPlatform.Default);
        foreach ((int index, CudaRow row) in plan.Rows.Index().DistinctBy(indexed => (indexed.Item.Workload.Net, indexed.Item.Workload.Batch, indexed.Item.Precision)))
        {
            KernelTimes times = KernelTimes.Measure(row, DeviceContender.PlatformWith(CacheOf(caches, index)), plan.Seconds);
            KernelReport.Write(row, times, bandwidth, peaks, output);
        }
    }

    private static string CacheOf(string caches, int row) => Path.Combine(caches, $"{row}");
}
