using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Ottt.Cpu.Winograd;

/// <summary>
/// Asks for memory before it is needed. The pixels of a channel lie too far apart for the processor to foresee which come next. An address
/// behind an image does no harm: nothing is read.
/// </summary>
internal static unsafe class Prefetch
{
    /// <summary>Asks for a cache line of each pixel of a tile.</summary>
    /// <param name="pixels">The first pixel.</param>
    /// <param name="size">The pixels in each direction, 4 or 6.</param>
    /// <param name="rowStride">The distance between rows of pixels.</param>
    /// <param name="pixelStride">The distance between pixels of a row.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Tile(float* pixels, int size, nint rowStride, nint pixelStride)
    {
        if (!Sse.IsSupported) return;
        for (int row = 0; row < size; row++, pixels += rowStride)
        {
            Sse.Prefetch0(pixels);
            Sse.Prefetch0(pixels + pixelStride);
            Sse.Prefetch0(pixels + (2 * pixelStride));
            Sse.Prefetch0(pixels + (3 * pixelStride));
            if (size <= Points.Outputs) continue;
            Sse.Prefetch0(pixels + (4 * pixelStride));
            Sse.Prefetch0(pixels + (5 * pixelStride));
        }
    }
}
