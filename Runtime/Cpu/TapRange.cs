namespace Ottt.Cpu;

/// <summary>The kernel taps of all groups, numbered group by group, that a piece of a weight gradient computes.</summary>
/// <param name="First">The first tap.</param>
/// <param name="End">The tap behind the last.</param>
/// <param name="TapsOfGroup">The taps of a group.</param>
internal readonly record struct TapRange(int First, int End, int TapsOfGroup)
{
    /// <summary>The group of the first tap.</summary>
    public int FirstGroup => First / TapsOfGroup;

    /// <summary>The group of the last tap.</summary>
    public int LastGroup => (End - 1) / TapsOfGroup;

    /// <summary>The range of a piece: pieces are equally many tiles, but for a rest.</summary>
    public static TapRange OfPiece(Conv2dGeometry geometry, int piece)
    {
        int taps = geometry.Groups * geometry.TapsOfGroup, tiles = (taps + Conv2dGeometry.TapsOfTile - 1) / Conv2dGeometry.TapsOfTile;
        int first = (int)((long)tiles * piece / geometry.WeightGradientPieces) * Conv2dGeometry.TapsOfTile;
        int end = (int)((long)tiles * (piece + 1) / geometry.WeightGradientPieces) * Conv2dGeometry.TapsOfTile;
        return new TapRange(first, Math.Min(taps, end), geometry.TapsOfGroup);
    }

    /// <summary>The part of the range that lies in a group, in taps of that group.</summary>
    public Range InGroup(int group)
    {
        int start = group * TapsOfGroup;
        return Math.Max(First - start, 0)..Math.Min(End - start, TapsOfGroup);
    }
}
