namespace Ottt.Cuda;

/// <summary>
/// Measures on the device how long each kernel of the networks of a process takes, for a benchmark. Not while a graph is written down. The time of a
/// short kernel includes the microseconds that the device needs between two events.
/// </summary>
/// <param name="driver">The driver of the device; its context must be that of the calling thread.</param>
internal sealed class LaunchClock(ICudaDriver driver)
{
    private readonly List<(string Kernel, nint Before, nint After)> _pending = [];
    private readonly Dictionary<string, List<double>> _milliseconds = new(StringComparer.Ordinal);

    /// <summary>The clock of the process, or none.</summary>
    public static LaunchClock? Current { get; set; }

    /// <summary>The milliseconds of each run of each kernel, in the order in which kernels first ran.</summary>
    public IReadOnlyDictionary<string, List<double>> Milliseconds => _milliseconds;

    /// <summary>Puts an event in front of a kernel.</summary>
    public void Begin(CudaStream stream, string kernel) => _pending.Add((kernel, Record(stream), 0));

    /// <summary>Puts an event behind the kernel.</summary>
    public void End(CudaStream stream) => _pending[^1] = _pending[^1] with { After = Record(stream) };

    /// <summary>Waits for the kernels and notes their times.</summary>
    public void Read()
    {
        foreach ((string kernel, nint before, nint after) in _pending)
        {
            driver.SynchronizeEvent(after);
            if (!_milliseconds.TryGetValue(kernel, out List<double>? times)) _milliseconds[kernel] = times = [];
            times.Add(driver.GetElapsedMilliseconds(before, after));
            driver.DestroyEvent(before);
            driver.DestroyEvent(after);
        }

        _pending.Clear();
    }

    private nint Record(CudaStream stream)
    {
        nint mark = driver.CreateEvent(timed: true);
        driver.RecordEvent(mark, stream.Handle);
        return mark;
    }
}
