using System.Numerics;
using System.Runtime.CompilerServices;

namespace Ottt.Cpu;

/// <summary>Powers of a vector with a negative exponent.</summary>
internal static class NegativePower
{
    /// <summary>The exponent where the exponential of single precision ends.</summary>
    private const double Smallest = -88;

    /// <summary>(1 + factor x)^-exponent for x >= 0, to a relative error below 5e-7 where the result is a normal number.</summary>
    /// <param name="x">The argument, zero or positive.</param>
    /// <param name="factor">Positive.</param>
    /// <param name="exponent">Positive.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> OfOnePlus(Vector<float> x, double factor, double exponent)
    {
        // An exponent is as wrong as its result is relatively, so single precision is not enough for the logarithm.
        Vector.Widen(Vector.Min(x, new Vector<float>(float.MaxValue)), out Vector<double> low, out Vector<double> high);
        low = Exponent(low, factor, exponent);
        high = Exponent(high, factor, exponent);
        Vector<float> rounded = Vector.Narrow(low, high);
        Vector.Widen(rounded, out Vector<double> roundedLow, out Vector<double> roundedHigh);
        Vector<float> rest = Vector.Narrow(low - roundedLow, high - roundedHigh);
        return Exponential.OfNegative(rounded) * (rest + Vector<float>.One);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Exponent(Vector<double> x, double factor, double exponent) => Vector.Max(
        Vector.Log(Vector.FusedMultiplyAdd(x, new Vector<double>(factor), Vector<double>.One)) * -exponent, new Vector<double>(Smallest));
}
