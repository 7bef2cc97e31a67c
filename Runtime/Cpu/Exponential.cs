using System.Numerics;
using System.Runtime.CompilerServices;

namespace Ottt.Cpu;

/// <summary>The exponential function of a vector.</summary>
internal static class Exponential
{
    // Below this the result would be subnormal; there it is the value at this point, about 1.2e-38.
    private const float Smallest = -87.33654f;

    // Adding 1.5 * 2^23 leaves a float's integer part in its lowest bits, rounded to nearest.
    private const float IntegerShift = 12582912f;

    // ln 2 in two parts: the first has trailing zeros, so that its product with an exponent is exact.
    private const float Log2High = 0.693359375f, Log2Low = -2.12194440e-4f;

    /// <summary>exp(x) for x &lt;= 0, to a relative error below 2e-7 for x above -87.3.</summary>
    /// <param name="x">The argument, zero or negative.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> OfNegative(Vector<float> x)
    {
        x = Vector.Max(x, new Vector<float>(Smallest));
        Vector<float> shifted = Vector.FusedMultiplyAdd(x, new Vector<float>(1.44269504f), new Vector<float>(IntegerShift));
        Vector<float> exponent = shifted - new Vector<float>(IntegerShift);
        Vector<float> rest = Vector.FusedMultiplyAdd(exponent, new Vector<float>(-Log2High), x);
        rest = Vector.FusedMultiplyAdd(exponent, new Vector<float>(-Log2Low), rest);

        // Taylor's polynomial: |rest| <= ln(2) / 2, where the first term left out is below 2e-9.
        Vector<float> sum = Vector.FusedMultiplyAdd(rest, new Vector<float>(1 / 5040f), new Vector<float>(1 / 720f));
        sum = Vector.FusedMultiplyAdd(sum, rest, new Vector<float>(1 / 120f));
        sum = Vector.FusedMultiplyAdd(sum, rest, new Vector<float>(1 / 24f));
        sum = Vector.FusedMultiplyAdd(sum, rest, new Vector<float>(1 / 6f));
        sum = Vector.FusedMultiplyAdd(sum, rest, new Vector<float>(0.5f));
        sum = Vector.FusedMultiplyAdd(sum, rest, Vector<float>.One);
        sum = Vector.FusedMultiplyAdd(sum, rest, Vector<float>.One);
        Vector<int> bits = Vector.AsVectorInt32(shifted) - new Vector<int>(BitConverter.SingleToInt32Bits(IntegerShift));
        return Vector.AsVectorSingle(Vector.AsVectorInt32(sum) + Vector.ShiftLeft(bits, 23));
    }
}
