using Ottt.Generator.Lowering.Program;

namespace Ottt.Generator.Lowering;

/// <summary>The sizes of packed weights, accumulators and scratch. They are part of the contract with the kernels of the runtime; a test compares them.</summary>
internal static class PackedSizes
{
    /// <summary>The columns of a panel.</summary>
    private const int Panel = 32;

    /// <summary>More than the planning of memory lets through, and yet a number of 32 bits.</summary>
    private const long TooLarge = 1 << 30;

    public static int LinearForward(LinearGeometry geometry) => Floats(1, geometry.OutFeatures, geometry.InFeatures);

    public static int LinearBackward(LinearGeometry geometry) => Floats(1, geometry.InFeatures, geometry.OutFeatures);

    /// <summary>Lists of the elements that are not zero, for the samples of a piece.</summary>
    /// <param name="elements">The elements of a sample.</param>
    public static int Events(int elements) => (int)Math.Min(Fusion.VectorsPerPiece * ((elements + 15L) & ~15L), TooLarge);

    /// <summary>The inputs of a sample, in whole panels.</summary>
    public static int UpdateColumns(LinearGeometry geometry) => Floats(1, geometry.InFeatures, 1);

    /// <summary>The weight of the outputs of a panel.</summary>
    public static int UpdateRows(LinearGeometry geometry) => (int)Math.Min((long)Panel * geometry.InFeatures, TooLarge);

    /// <summary>
    /// The weight of a product, that of an input gradient with its own geometry; also a weight gradient while it is summed over samples. Narrow groups
    /// share panels.
    /// </summary>
    public static int Conv2d(Conv2dGeometry geometry) => geometry.HasNarrowGroups
        ? Floats(1, geometry.OutChannels, geometry.Taps)
        : Floats(geometry.Groups, geometry.OutChannels / geometry.Groups, geometry.Taps);

    /// <summary>Matrices whose columns fill whole panels.</summary>
    private static int Floats(int matrices, int columns, int rows)
    {
        long panels = (columns + Panel - 1L) / Panel;
        return (int)Math.Min(matrices * panels * Panel * rows, TooLarge);
    }
}
