namespace Ottt.Cpu.Tiles;

/// <summary>
/// One product of many rows with a panel of up to 32 columns:
/// <c>C[row][column] = Start[column] + sum over l of A[row offset + StepOffsets[l]] * B[l * RowStrideB + column]</c>.
/// Rows come in samples of <see cref="RowsPerSample"/> rows. Every dense operation of this library is this one with other tables.
/// </summary>
internal unsafe struct PanelProduct
{
    /// <summary>The columns of a panel.</summary>
    public const int PanelWidth = 32;

    /// <summary>The row operand.</summary>
    public float* A;

    /// <summary>Where each row of a sample starts in A, relative to its sample: <see cref="RowsPerSample"/> entries.</summary>
    public int* RowOffsets;

    /// <summary>The rows of a sample.</summary>
    public int RowsPerSample;

    /// <summary>The samples.</summary>
    public int Samples;

    /// <summary>The distance between samples in A.</summary>
    public nint SampleStrideA;

    /// <summary>What each step of the sum adds to the address of a row: <see cref="Steps"/> entries.</summary>
    public int* StepOffsets;

    /// <summary>The length of every sum.</summary>
    public int Steps;

    /// <summary>
    /// The column operand: a row of columns for each step. Up to 15 floats behind the last column are read and discarded.
    /// </summary>
    public float* B;

    /// <summary>The distance between steps in B.</summary>
    public nint RowStrideB;

    /// <summary>What the sums start from: 32 floats.</summary>
    public float* Start;

    /// <summary>The result.</summary>
    public float* C;

    /// <summary>The distance between rows of a sample in C.</summary>
    public nint RowStrideC;

    /// <summary>The distance between samples in C.</summary>
    public nint SampleStrideC;

    /// <summary>The columns that are written, from 1 to 32.</summary>
    public int Columns;

    /// <summary>Whether the finished sums are added to C instead of written over it.</summary>
    public bool AddToResult;
}
