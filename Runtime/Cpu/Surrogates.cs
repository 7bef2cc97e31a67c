using System.Numerics;
using System.Runtime.CompilerServices;

namespace Ottt.Cpu;

/// <summary>
/// The derivatives that stand in for that of the step function, at <c>x = h - threshold</c>, a vector at a time. Formulas are those of
/// <see cref="Surrogate"/>.
/// </summary>
public static partial class Surrogates
{
    /// <summary>
    /// <c>alpha * z * (1 - z)</c> with <c>z = 1 / (1 + exp(-alpha * x))</c>, to a relative error of 1e-6 where the result is a normal
    /// number.
    /// </summary>
    /// <param name="x">The distance of the potential from the threshold.</param>
    /// <param name="alpha">The steepness, positive.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Sigmoid(Vector<float> x, float alpha)
    {
        // With e = exp(-|alpha x|), which never overflows: z (1 - z) = e / (1 + e)^2 for either sign of x.
        Vector<float> e = Exponential.OfNegative(-Vector.Abs(x * alpha)), denominator = e + Vector<float>.One;
        return e * alpha / (denominator * denominator);
    }

    /// <summary><c>(alpha / 2) / (1 + (pi / 2 * alpha * x)^2)</c>.</summary>
    /// <param name="x">The distance of the potential from the threshold.</param>
    /// <param name="alpha">The steepness, positive.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> ATan(Vector<float> x, float alpha)
    {
        Vector<float> slope = x * (float)(Math.PI / 2 * alpha);
        return new Vector<float>(alpha / 2) / Vector.FusedMultiplyAdd(slope, slope, Vector<float>.One);
    }

    /// <summary><c>alpha - alpha^2 * |x|</c> where <c>|x| &lt;= 1 / alpha</c>, else 0: a triangle.</summary>
    /// <param name="x">The distance of the potential from the threshold.</param>
    /// <param name="alpha">The steepness, positive.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> PiecewiseQuadratic(Vector<float> x, float alpha)
    {
        Vector<float> distance = Vector.Abs(x), triangle = new Vector<float>(alpha) - (distance * (alpha * alpha));
        return Vector.ConditionalSelect(Vector.LessThanOrEqual(distance, new Vector<float>(1 / alpha)), triangle, Vector<float>.Zero);
    }

    /// <summary><c>alpha</c> where <c>|x| &lt; 0.5 / alpha</c>, else 0.</summary>
    /// <param name="x">The distance of the potential from the threshold.</param>
    /// <param name="alpha">The steepness, positive.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Rectangle(Vector<float> x, float alpha) =>
        Vector.ConditionalSelect(
            Vector.LessThan(Vector.Abs(x), new Vector<float>(0.5f / alpha)), new Vector<float>(alpha), Vector<float>.Zero);
}
