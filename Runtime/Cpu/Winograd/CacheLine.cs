namespace Ottt.Cpu.Winograd;

/// <summary>Keeps vectors from lying across two cache lines, and strides from falling on the same places of a cache.</summary>
internal static unsafe class CacheLine
{
    /// <summary>The floats of a cache line.</summary>
    public const int Floats = 16;

    /// <summary>The first start of a cache line at or behind an address, at most 15 floats behind it.</summary>
    public static float* Align(float* address) => (float*)(((nuint)address + 63) & ~(nuint)63);

    /// <summary>
    /// A distance of at least so many floats that is an odd number of cache lines: rows at a multiple of a power of two would all compete
    /// for the same few lines of a cache.
    /// </summary>
    public static int OddStride(int floats) => (floats + Floats - 1) & -Floats | Floats;
}
