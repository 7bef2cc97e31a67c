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

    /// <summary>Blocks that keep a large GPU busy.</summary>
    private const int WantedBlocks = 256;

    /// <summary>The samples of a batch that products are cut for; a right choice for it is no bad one for others.</summary>
    private const int UsualBatch = 128;

    private const int FewestRowsOfPart = 64;

    /// <summary>The tile of a product whose rows are pixels of samples, and whose columns are the output channels of a group.</summary>
    public static TileShape OfOutputs(int pixels, int channels)
    {
        if (pixels == 1) return new TileShape(32, 32);
        if (channels <= 16) return new TileShape(64, 16);
        if (channels <= 32) return new TileShape(64, 32);
        return pixels < 64 ? new TileShape(64, 64) : new TileShape(128, channels < 128 ? 64 : 128);
    }

    /// <summary>The tile of a weight gradient, whose rows are the output channels of a group, and whose columns are taps.</summary>
    public static TileShape OfWeights(Conv2dGeometry geometry)
    {
        int rows = geometry.OutChannels / geometry.Groups, columns = geometry.Taps;
        if (rows >= 128 && columns >= 128) return new TileShape(128, 128);
        return new TileShape(rows <= 32 ? 32 : 64, columns <= 32 ? 32 : 64);
    }

    /// <summary>The samples over which a block sums a weight gradient; null for all of them. A small weight has few tiles, so its sum is cut into parts.</summary>
    public int? SamplesOfPart(Conv2dGeometry geometry)
    {
        int tiles = Tiles(geometry.OutChannels / geometry.Groups, geometry.Taps) * geometry.Groups, pixels = geometry.Output.Height * geometry.Output.Width;
        int parts = (WantedBlocks + tiles - 1) / tiles;
        int samples = Math.Max((UsualBatch + parts - 1) / parts, (FewestRowsOfPart + pixels - 1) / pixels);
        return samples >= UsualBatch ? null : samples;
    }

    /// <summary>The blocks that a multiprocessor must have room for: the sums of a large tile take most registers of its threads.</summary>
    public int BlocksOfMultiprocessor => (Rows * Columns) switch
    {
        > 128 * 64 => 2,
        > 64 * 64 => 3,
        _ => 4,
    };

    /// <summary>The tiles of a matrix.</summary>
    public int Tiles(int rows, int columns) => RowTiles(rows) * ColumnTiles(columns);

    public int RowTiles(int rows) => (rows + Rows - 1) / Rows;

    public int ColumnTiles(int columns) => (columns + Columns - 1) / Columns;

    /// <summary>The shared memory of a block, in bytes: all stages of both operands, as tiles.cuh lays them out.</summary>
    public int SharedBytes => Stages * sizeof(float) * Depth * (Rows + Columns);

    /// <summary>The type in a kernel.</summary>
    public override string ToString() => $"tile<{Literals.Of(Rows)}, {Literals.Of(Columns)}>";
}
