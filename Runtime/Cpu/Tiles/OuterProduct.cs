namespace Ottt.Cpu.Tiles;

/// <summary>
/// A sum over samples of products of a column vector, most of whose elements are zero, with a row vector:
/// <c>Sums[column][row] += sum over samples of Columns[sample][column] * Rows[sample][row]</c>.
/// </summary>
internal unsafe struct OuterProduct
{
    /// <summary>The most rows.</summary>
    public const int MostRows = 128;

    /// <summary>
    /// The distance between the sums of a column: an odd number of cache lines, so that a processor that compares the last twelve bits of addresses
    /// does not take the sums of one column for those of another that it has just written.
    /// </summary>
    public const int ColumnStride = 144;

    /// <summary>The operand that is mostly zero, 32 to a sample.</summary>
    public float* Columns;

    /// <summary>A bit for each of the columns of a sample that is not zero.</summary>
    public uint* Masks;

    /// <summary>The other operand. Up to 15 floats behind the last row are read and discarded.</summary>
    public float* Rows;

    /// <summary>The distance between samples in it.</summary>
    public nint RowStride;

    /// <summary>The rows, at most <see cref="MostRows"/>.</summary>
    public int RowCount;

    /// <summary>The samples.</summary>
    public int Samples;

    /// <summary>[32][<see cref="MostRows"/>], columns at <see cref="ColumnStride"/>.</summary>
    public float* Sums;
}
