using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Ottt.Cpu.Winograd;

/// <summary>Copies to memory past the caches.</summary>
internal static unsafe class StreamingCopy
{
    private const nuint BytesOfLine = 64;

    /// <summary>Copies 32 floats.</summary>
    /// <param name="source">The floats.</param>
    /// <param name="destination">Where they go; past the caches only if cache lines start there.</param>
    /// <param name="isPastCaches">Whether to go past the caches.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Row(float* source, float* destination, bool isPastCaches)
    {
        if (isPastCaches && (nuint)destination % BytesOfLine == 0)
        {
            for (int i = 0; i < Panels.Width; i += Vector<float>.Count) Vector.Load(source + i).StoreAlignedNonTemporal(destination + i);
        }
        else
        {
            for (int i = 0; i < Panels.Width; i += Vector<float>.Count) Vector.Load(source + i).Store(destination + i);
        }
    }

    /// <summary>Makes what was copied visible to other threads before what this thread writes later.</summary>
    public static void End()
    {
        if (Sse.IsSupported) Sse.StoreFence();
    }
}
