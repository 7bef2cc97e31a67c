using Ottt.Cpu.Tiles;

namespace Ottt.Cpu.Winograd;

/// <summary>A transform of square tiles of activations to 6x6 values, vectors of channels at a time.</summary>
internal unsafe interface ITileTransform
{
    /// <summary>The pixels of a tile in each direction.</summary>
    static abstract int Size { get; }

    /// <summary>Transforms a vector of channels of a tile.</summary>
    /// <typeparam name="TVector">The vector.</typeparam>
    /// <typeparam name="TLanes">Its operations.</typeparam>
    /// <param name="pixels">The first pixel of the tile.</param>
    /// <param name="rowStride">The distance between rows of pixels.</param>
    /// <param name="pixelStride">The distance between pixels of a row.</param>
    /// <param name="values">Where the first of 36 values goes.</param>
    /// <param name="valueStride">The distance between values.</param>
    /// <param name="half">Scratch of 36 vectors.</param>
    static abstract void Apply<TVector, TLanes>(
        float* pixels, nint rowStride, nint pixelStride, float* values, nint valueStride, TVector* half)
        where TVector : unmanaged
        where TLanes : struct, ILanes<TVector>;
}
