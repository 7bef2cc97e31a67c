namespace Ottt.Testing;

/// <summary>Measures what an action allocates on the calling thread.</summary>
internal static class Allocation
{
    private const int Attempts = 10;

    /// <summary>
    /// The fewest bytes of several attempts. What belongs to the action is allocated every time; what the runtime does on its own account now
    /// and then, such as preparing to wait for a lock on a busy machine, is not.
    /// </summary>
    /// <param name="action">What to measure; run once before, so that everything is compiled.</param>
    public static long FewestBytes(Action action)
    {
        action();
        long fewest = long.MaxValue;
        for (int attempt = 0; attempt < Attempts && fewest > 0; attempt++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            action();
            fewest = Math.Min(fewest, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return fewest;
    }
}
