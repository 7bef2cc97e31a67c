namespace Ottt.Cpu.Winograd;

/// <summary>What lies where in the scratch of an output, in floats.</summary>
/// <param name="geometry">The sizes.</param>
/// <param name="tiles">The tiles of a block.</param>
internal readonly struct WinogradScratch(WinogradGeometry geometry, int tiles)
{
    /// <summary>The distance between the transformed inputs of tiles.</summary>
    public int TileStride { get; } = CacheLine.OddStride(geometry.InChannels);

    /// <summary>The distance between the 36 values of a tile.</summary>
    public int InputValueStride { get; } = CacheLine.OddStride(tiles * CacheLine.OddStride(geometry.InChannels));

    /// <summary>The distance between the 36 products of a tile.</summary>
    public int ProductValueStride { get; } = CacheLine.OddStride(tiles * Panels.Width);

    /// <summary>Where the products start.</summary>
    public int Products => Points.Positions * InputValueStride;

    /// <summary>The products of a panel.</summary>
    public int ProductsLength => Points.Positions * ProductValueStride;

    /// <summary>All of it, and room to start at a cache line.</summary>
    public int Length => Products + ProductsLength + CacheLine.Floats;
}
