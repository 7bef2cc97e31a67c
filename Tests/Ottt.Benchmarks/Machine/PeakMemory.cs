using System.Diagnostics;

namespace Ottt.Benchmarks.Machine;

/// <summary>The largest physical memory that this process has had; <c>VmHWM</c> on Linux.</summary>
internal static class PeakMemory
{
    public static long Bytes
    {
        get
        {
            using var process = Process.GetCurrentProcess();
            return process.PeakWorkingSet64;
        }
    }
}
