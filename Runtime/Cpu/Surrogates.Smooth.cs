using System.Numerics;
using System.Runtime.CompilerServices;

namespace Ottt.Cpu;

/// <content>Derivatives that are smooth, or smooth but for one point.</content>
public static partial class Surrogates
{
    /// <summary><c>alpha / 2 * exp(-alpha * |x|)</c>.</summary>
    /// <param name="x">The distance of the potential from the threshold.</param>
    /// <param name="alpha">The steepness, positive.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> PiecewiseExp(Vector<float> x, float alpha) =>
        Exponential.OfNegative(-Vector.Abs(x * alpha)) * (alpha / 2);

    /// <summary><c>1 / (2 * alpha * (1 / alpha + |x|)^2)</c>.</summary>
    /// <param name="x">The distance of the potential from the threshold.</param>
    /// <param name="alpha">The steepness, positive.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> SoftSign(Vector<float> x, float alpha)
    {
        // The same as (alpha / 2) / (1 + alpha |x|)^2, where nothing overflows for a small alpha.
        Vector<float> root = Vector.FusedMultiplyAdd(Vector.Abs(x), new Vector<float>(alpha), Vector<float>.One);
        return new Vector<float>(alpha / 2) / (root * root);
    }

    /// <summary><c>alpha / (|x| + 1)^2</c>.</summary>
    /// <param name="x">The distance of the potential from the threshold.</param>
    /// <param name="alpha">The height, positive.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> SuperSpike(Vector<float> x, float alpha)
    {
        Vector<float> root = Vector.Abs(x) + Vector<float>.One;
        return new Vector<float>(alpha) / (root * root);
    }

    /// <summary><c>1 / (1 / alpha + |x|)</c>.</summary>
    /// <param name="x">The distance of the potential from the threshold.</param>
    /// <param name="alpha">The height, positive.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> NonzeroSignLogAbs(Vector<float> x, float alpha) =>
        new Vector<float>(alpha) / Vector.FusedMultiplyAdd(Vector.Abs(x), new Vector<float>(alpha), Vector<float>.One);

    /// <summary><c>alpha / sqrt(pi) * exp(-(alpha * x)^2)</c>, to a relative error of 1e-6 where the result is a normal number.</summary>
    /// <param name="x">The distance of the potential from the threshold.</param>
    /// <param name="alpha">The steepness, positive.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Erf(Vector<float> x, float alpha)
    {
        // Beyond ten over alpha the result is the smallest normal number; a smaller x keeps the square finite.
        Vector<float> sharpness = new(alpha), distance = Vector.Min(Vector.Abs(x), new Vector<float>(10 / alpha));
        Vector<float> product = distance * sharpness, square = product * product;

        // What rounding took from the exponent is small but for its size beside 1, and comes back as a factor.
        Vector<float> productRest = Vector.FusedMultiplyAdd(distance, sharpness, -product);
        Vector<float> squareRest = Vector.FusedMultiplyAdd(product, product, -square);
        Vector<float> rest = Vector.FusedMultiplyAdd(product * 2, productRest, squareRest);
        return Exponential.OfNegative(-square) * (Vector<float>.One - rest) * (float)(alpha / Math.Sqrt(Math.PI));
    }

    /// <summary>The derivative of <see cref="Sigmoid"/> below the threshold, else <c>beta / (x + 1)</c>.</summary>
    /// <param name="x">The distance of the potential from the threshold.</param>
    /// <param name="alpha">The steepness below the threshold, positive.</param>
    /// <param name="beta">The height at the threshold.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> S2NN(Vector<float> x, float alpha, float beta) => Vector.ConditionalSelect(
        Vector.LessThan(x, Vector<float>.Zero), Sigmoid(x, alpha), new Vector<float>(beta) / (x + Vector<float>.One));

    /// <summary><c>(1 + 2 / (alpha - 1) * |x|)^-alpha</c>, to a relative error of 1e-6 where the result is a normal number.</summary>
    /// <param name="x">The distance of the potential from the threshold.</param>
    /// <param name="alpha">The exponent, greater than 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> QPseudoSpike(Vector<float> x, float alpha) =>
        NegativePower.OfOnePlus(Vector.Abs(x), 2 / (alpha - 1.0), alpha);

    /// <summary><c>min(1 / |x|, alpha)</c>; alpha at the threshold itself.</summary>
    /// <param name="x">The distance of the potential from the threshold.</param>
    /// <param name="alpha">The largest value, positive.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> FakeNumericalGradient(Vector<float> x, float alpha) =>
        Vector.Min(Vector<float>.One / Vector.Abs(x), new Vector<float>(alpha));

    /// <summary>
    /// <c>4 / alpha</c> times the sum of <c>cos((2 i - 1) * 2 pi * x / alpha)</c> for i from 1 to <c>beta - 1</c>, each term to an error of
    /// 1e-6.
    /// </summary>
    /// <param name="x">The distance of the potential from the threshold.</param>
    /// <param name="alpha">The period, positive.</param>
    /// <param name="beta">The end of the sum, which is left out.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> SquarewaveFourierSeries(Vector<float> x, float alpha, float beta)
    {
        // Whole periods are taken away first, exactly, so that turns are small and their rounding too.
        Vector<float> period = new(alpha), position = Vector.FusedMultiplyAdd(-Vector.Round(x / period), period, x);
        Vector<float> turns = position / period, turnsRest = Vector.FusedMultiplyAdd(-turns, period, position) / period;
        Vector<float> sum = Vector<float>.Zero;
        for (float multiple = 1; multiple < (2 * beta) - 1; multiple += 2)
        {
            Vector<float> factor = new(multiple), whole = Vector.Round(turns * multiple);
            sum += Cosine.OfTurns(Vector.FusedMultiplyAdd(turns, factor, -whole) + (turnsRest * factor));
        }

        return sum * (4 / alpha);
    }
}
