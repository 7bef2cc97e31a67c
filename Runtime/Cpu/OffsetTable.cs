namespace Ottt.Cpu;

/// <summary>Precomputed distances in floats. Equal by content, so that geometries that hold them stay equal by value.</summary>
internal sealed class OffsetTable : IEquatable<OffsetTable>
{
    private readonly int[] _offsets;

    private OffsetTable(int[] offsets) => _offsets = offsets;

    /// <summary>The number of offsets.</summary>
    public int Length => _offsets.Length;

    /// <summary>The offsets.</summary>
    public ReadOnlySpan<int> Offsets => _offsets;

    /// <summary>Makes a table of <paramref name="length"/> offsets from a function of the position.</summary>
    public static OffsetTable Of(int length, Func<int, int> offset)
    {
        int[] offsets = new int[length];
        for (int i = 0; i < length; i++) offsets[i] = offset(i);
        return new OffsetTable(offsets);
    }

    /// <summary>The offsets 0, step, 2 step, ...</summary>
    public static OffsetTable Multiples(int length, int step) => Of(length, i => i * step);

    /// <summary>For <c>fixed</c> statements.</summary>
    public ref readonly int GetPinnableReference() => ref Offsets.GetPinnableReference();

    /// <inheritdoc/>
    public bool Equals(OffsetTable? other) => other is not null && Offsets.SequenceEqual(other.Offsets);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as OffsetTable);

    /// <inheritdoc/>
    public override int GetHashCode() => _offsets.Length == 0 ? 0 : HashCode.Combine(_offsets.Length, _offsets[^1]);
}
