namespace Ottt.Cuda;

/// <summary>The blocks of a launch: as many as hold all items of the samples in use, or a fixed number.</summary>
public readonly struct CudaGrid
{
    private readonly int _items;
    private readonly int _perBlock;
    private readonly int _y;
    private readonly int _z;

    private CudaGrid(int items, int perBlock, int y, int z)
    {
        _items = items;
        _perBlock = perBlock;
        _y = y;
        _z = z;
    }

    /// <summary>As many blocks as hold all items of the samples in use.</summary>
    /// <param name="items">The items of a sample.</param>
    /// <param name="perBlock">The items of a block.</param>
    /// <param name="y">Blocks in the second direction.</param>
    /// <param name="z">Blocks in the third direction.</param>
    public static CudaGrid OverSamples(int items, int perBlock, int y = 1, int z = 1) => new(items, perBlock, y, z);

    /// <summary>A number of blocks that does not depend on the samples.</summary>
    /// <param name="x">Blocks in the first direction.</param>
    /// <param name="y">Blocks in the second direction.</param>
    /// <param name="z">Blocks in the third direction.</param>
    public static CudaGrid Fixed(int x, int y = 1, int z = 1) => new(0, x, y, z);

    /// <summary>The blocks for a number of samples.</summary>
    internal CudaExtent For(int batch) => new(_items == 0 ? _perBlock : (int)((((long)batch * _items) + _perBlock - 1) / _perBlock), _y, _z);
}
