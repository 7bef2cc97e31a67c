namespace Ottt.Cpu;

/// <summary>Cuts what can be done in any order into pieces of nearly the same size.</summary>
internal static class PieceRange
{
    // More pieces than threads, so that a thread that is late does not keep the others waiting; few enough to cost nothing.
    private const int Most = 32;

    /// <summary>The pieces of a number of parts.</summary>
    /// <param name="parts">The parts, such as panels or units.</param>
    public static int Count(int parts) => Math.Min(Most, parts);

    /// <summary>The parts of a piece.</summary>
    /// <param name="parts">All parts.</param>
    /// <param name="piece">The piece.</param>
    public static (int First, int End) Of(int parts, int piece) =>
        ((int)((long)parts * piece / Count(parts)), (int)((long)parts * (piece + 1) / Count(parts)));
}
