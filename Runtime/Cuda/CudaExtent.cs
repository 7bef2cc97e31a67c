namespace Ottt.Cuda;

/// <summary>A number of blocks of a grid, or of threads of a block, along each axis; each at least 1.</summary>
/// <param name="X">Along x.</param>
/// <param name="Y">Along y.</param>
/// <param name="Z">Along z.</param>
public readonly record struct CudaExtent(int X, int Y = 1, int Z = 1)
{
    /// <summary>The extent as CUDA's tools write it, such as <c>(4, 2, 1)</c>.</summary>
    public override string ToString() => $"({X}, {Y}, {Z})";
}
