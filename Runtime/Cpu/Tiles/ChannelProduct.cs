namespace Ottt.Cpu.Tiles;

/// <summary>
/// A product in which a column meets only the channels of its group, of which there are as many as columns:
/// <c>C[row][column] = Start[column] + sum over steps l, and in a step over channels i, of
/// A[row offset + StepOffsets[l] + first channel of the group of column + i] * B[l * Channels + i][column]</c>.
/// Or channels belong to rows: row <c>r * Channels + i</c> sums over steps what channel i has. Rows come in samples of <see cref="RowsPerSample"/> rows.
/// </summary>
internal unsafe struct ChannelProduct
{
    /// <summary>The most channels of a group. With eight, picking what columns meet costs what a tile of one group leaves empty.</summary>
    public const int MostChannels = 4;

    /// <summary>The channels of a group: 1, 2 or 4.</summary>
    public int Channels;

    /// <summary>Whether channels belong to rows, not to steps.</summary>
    public bool HasChannelsInRows;

    /// <summary>The row operand.</summary>
    public float* A;

    /// <summary>Where each row of a sample starts in A, relative to its sample; the channels of a row have one entry together.</summary>
    public int* RowOffsets;

    /// <summary>The rows of a sample.</summary>
    public int RowsPerSample;

    /// <summary>The samples.</summary>
    public int Samples;

    /// <summary>The distance between samples in A.</summary>
    public nint SampleStrideA;

    /// <summary>What each step of the sum adds to the address of a row: <see cref="Steps"/> entries.</summary>
    public int* StepOffsets;

    /// <summary>The steps of every sum.</summary>
    public int Steps;

    /// <summary>The column operand.</summary>
    public float* B;

    /// <summary>The distance in B between what follows each other in a sum.</summary>
    public nint RowStrideB;

    /// <summary>The distance in B between panels of 32 columns.</summary>
    public nint PanelStrideB;

    /// <summary>What the sums start from, as many as columns; or null where that is zero.</summary>
    public float* Start;

    /// <summary>The result.</summary>
    public float* C;

    /// <summary>The distance between rows of a sample in C.</summary>
    public nint RowStrideC;

    /// <summary>The distance between samples in C.</summary>
    public nint SampleStrideC;

    /// <summary>The columns: whole groups.</summary>
    public int Columns;

    /// <summary>Whether the finished sums are added to C instead of written over it.</summary>
    public bool AddToResult;

    /// <summary>Where a column lies in B.</summary>
    /// <param name="column">The column.</param>
    public readonly float* ColumnOfB(nint column) =>
        B + (column / PanelProduct.PanelWidth * PanelStrideB) + (column % PanelProduct.PanelWidth);
}
