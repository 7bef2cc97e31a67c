using System.Numerics;
using System.Runtime.InteropServices;

namespace Ottt.Training;

/// <summary>
/// Views a tensor as whole vectors and a rest that is padded to one more. Elementwise rules are so written once, and give the same bits
/// whatever the width of the machine's vectors.
/// </summary>
internal static class Lanes
{
    /// <summary>The elements that fill whole vectors.</summary>
    public static int WholeLength(int length) => length - (length % Vector<float>.Count);

    /// <summary>The whole vectors of a tensor.</summary>
    public static Span<Vector<float>> Whole(Span<float> values) =>
        MemoryMarshal.Cast<float, Vector<float>>(values[..WholeLength(values.Length)]);

    /// <summary>The rest of a tensor behind its whole vectors, padded with zeros.</summary>
    public static Vector<float> LoadRest(ReadOnlySpan<float> values)
    {
        Span<float> padded = stackalloc float[Vector<float>.Count];
        padded.Clear();
        values[WholeLength(values.Length)..].CopyTo(padded);
        return new Vector<float>(padded);
    }

    /// <summary>Writes back what <see cref="LoadRest"/> read.</summary>
    public static void StoreRest(Vector<float> rest, Span<float> values)
    {
        Span<float> padded = stackalloc float[Vector<float>.Count];
        rest.CopyTo(padded);
        Span<float> destination = values[WholeLength(values.Length)..];
        padded[..destination.Length].CopyTo(destination);
    }
}
