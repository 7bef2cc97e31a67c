using System.Numerics;
using System.Runtime.CompilerServices;

namespace Ottt.Cpu;

/// <summary>The cosine of a vector.</summary>
internal static class Cosine
{
    /// <summary>cos(2 pi turns) for turns up to a half on either side, to an error below 3e-7.</summary>
    /// <param name="turns">The angle as a share of the circle.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> OfTurns(Vector<float> turns)
    {
        // The sine of what is left to a quarter turn: an angle of at most pi / 2 on either side, where Taylor's polynomial is short.
        Vector<float> angle = (new Vector<float>(0.25f) - Vector.Abs(turns)) * (float)(2 * Math.PI), square = angle * angle;
        Vector<float> sum = Vector.FusedMultiplyAdd(square, new Vector<float>(1 / 6227020800f), new Vector<float>(-1 / 39916800f));
        sum = Vector.FusedMultiplyAdd(sum, square, new Vector<float>(1 / 362880f));
        sum = Vector.FusedMultiplyAdd(sum, square, new Vector<float>(-1 / 5040f));
        sum = Vector.FusedMultiplyAdd(sum, square, new Vector<float>(1 / 120f));
        sum = Vector.FusedMultiplyAdd(sum, square, new Vector<float>(-1 / 6f));
        return Vector.FusedMultiplyAdd(sum * square, angle, angle);
    }
}
