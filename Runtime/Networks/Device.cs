namespace Ottt;

/// <summary>Where a network lives and runs.</summary>
public sealed record Device
{
    private Device(int threads) => Threads = threads;

    /// <summary>The processor, with one thread per core that the process may use.</summary>
    public static Device Cpu { get; } = new(Environment.ProcessorCount);

    /// <summary>The number of threads that share a time step, at least 1. Results do not depend on it, to the bit.</summary>
    public int Threads { get; private init; }

    /// <summary>The same device with another number of threads.</summary>
    /// <param name="threads">The number of threads, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is less than 1.</exception>
    public Device WithThreads(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        return this with { Threads = threads };
    }

    /// <summary>The device in words, such as <c>cpu, 2 threads</c>.</summary>
    public override string ToString() => Threads == 1 ? "cpu, 1 thread" : $"cpu, {Threads} threads";
}
