using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Models;

namespace Ottt.Generator.Emit.Cuda;

/// <summary>The rows and columns of results that a block of a product computes: large tiles read less, small ones make more blocks of a small product.</summary>
internal sealed record TileShape(int Rows, int Columns)
{
    // The depth of a tile, and the tiles that are under way at a time: the same as in tiles.cuh.
    private const int Depth = 32;
    private const int Stages = 3;

    /// <summary>The threads of a block: the same as in tiles.cuh.</summary>
    public const int Threads = 128;

    /// <summary>The multiprocessors that products are cut for, those of an H100; a right choice for them is no bad one for others.</summary>
    private const int Multiprocessors = 132;

    /// <summary>The samples of a batch that products are cut for; likewise.</summary>
    private const int UsualBatch = 128;

    private const int FewestRowsOfPart = 64;

    /// <summary>What a block does before and after its sums takes as long as this much depth; so does another kernel, which adds parts up.</summary>
    private const int DepthOfOverhead = 128;

    /// <summary>The weights of a part that are written and read again in the time of one step along the depth.</summary>
    private const int WeightsOfDepth = 8192;

    /// <summary>A block that is alone on its multiprocessor waits where two cover for each other.</summary>
    private const double CostOfLoneliness = 1.2;

    /// <summary>The tile of a product whose rows are pixels of samples, and whose columns are the output channels of a group: large ones read less,
    /// small ones leave fewer multiprocessors without work.</summary>
    public static TileShape OfOutputs(int pixels, int channels)
    {
        if (pixels == 1) return new TileShape(32, 32);
        if (channels <= 32) return new TileShape(64, channels <= 16 ? 16 : 32);
        TileShape[] tiles = [new(128, 128), new(128, 64), new(64, 64)];
        return tiles.OrderBy(tile => RoundsOf(tile.Tiles(UsualBatch * pixels, channels)) * tile.CostOfDepth).First();
    }

    /// <summary>The tile of a weight gradient, whose rows are the output channels of a group, and whose columns are taps.</summary>
    public static TileShape OfWeights(Conv2dGeometry geometry)
    {
        int rows = geometry.OutChannels / geometry.Groups, columns = geometry.Taps;
        if (rows >= 128 && columns >= 128) return new TileShape(128, 128);
        return new TileShape(rows <= 32 ? 32 : 64, columns <= 32 ? 32 : 64);
    }

    /// <summary>The samples over which a block sums a weight gradient; null for all of them. A weight has few tiles, so its sum is cut into as many parts as are done first.</summary>
    public int? SamplesOfPart(Conv2dGeometry geometry)
    {
        int tiles = Tiles(geometry.OutChannels / geometry.Groups, geometry.Taps) * geometry.Groups, pixels = geometry.Output.Height * geometry.Output.Width;
        int fewest = (FewestRowsOfPart + pixels - 1) / pixels;
        int samples = Enumerable.Range(1, UsualBatch).Where(count => count >= fewest).Append(UsualBatch).OrderBy(Cost).First();
        return samples >= UsualBatch ? null : samples;

        double Cost(int samplesOfPart)
        {
            int parts = (UsualBatch + samplesOfPart - 1) / samplesOfPart;
            return (RoundsOf(tiles * parts) * ((samplesOfPart * pixels) + DepthOfOverhead))
                + (parts == 1 ? 0 : DepthOfOverhead + ((double)parts * geometry.OutChannels * geometry.Taps / WeightsOfDepth));
        }
    }

    /// <summary>The blocks that each multiprocessor takes after another, in time.</summary>
    private static double RoundsOf(int blocks) => blocks <= Multiprocessors ? CostOfLoneliness : (blocks + Multiprocessors - 1) / Multiprocessors;

    /// <summary>The blocks that a multiprocessor must have room for: the sums of a large tile take most registers of its threads.</summary>
    public int BlocksOfMultiprocessor => (Rows * Columns) switch
    {
        > 128 * 64 => 2,
        > 64 * 64 => 3,
        _ => 4,
    };

    /// <summary>What a step along the depth costs: the multiplications, and what is read for them.</summary>
    private int CostOfDepth => (Rows * Columns) + (64 * (Rows + Columns));

    /// <summary>The tiles of a matrix.</summary>
    public int Tiles(int rows, int columns) => RowTiles(rows) * ColumnTiles(columns);

    public int RowTiles(int rows) => (rows + Rows - 1) / Rows;

    public int ColumnTiles(int columns) => (columns + Columns - 1) / Columns;

    /// <summary>The shared memory of a block, in bytes: all stages of both operands, as tiles.cuh lays them out.</summary>
    public int SharedBytes => Stages * sizeof(float) * Depth * (Rows + Columns);

    /// <summary>The type in a kernel.</summary>
    public override string ToString() => $"tile<{Literals.Of(Rows)}, {Literals.Of(Columns)}>";
}
