namespace Ottt.Cpu.Tiles;

/// <summary>
/// A product of rows, most of whose elements are zero, with the panels of a packed weight:
/// <c>C[row][column] = Start[column] + sum over the listed l of A[row][l] * B[panel of column][l][column]</c>.
/// </summary>
internal unsafe struct EventProduct
{
    /// <summary>The row operand.</summary>
    public float* A;

    /// <summary>The distance between rows in A.</summary>
    public nint RowStrideA;

    /// <summary>The rows.</summary>
    public int Rows;

    /// <summary>For each row the places of its elements that are not zero, in order.</summary>
    public int* Lists;

    /// <summary>The distance between lists.</summary>
    public nint ListStride;

    /// <summary>The lengths of the lists.</summary>
    public int* Counts;

    /// <summary>The column operand, in panels of 32 columns.</summary>
    public float* B;

    /// <summary>The distance between panels in B.</summary>
    public nint PanelStrideB;

    /// <summary>What the sums start from, as many as columns; or null where that is zero.</summary>
    public float* Start;

    /// <summary>The result.</summary>
    public float* C;

    /// <summary>The distance between rows in C.</summary>
    public nint RowStrideC;

    /// <summary>The columns.</summary>
    public int Columns;
}
