using System.Numerics;
using System.Runtime.CompilerServices;

namespace Ottt.Cpu;

/// <content>Derivatives that jump.</content>
public static partial class Surrogates
{
    /// <summary><c>1 / (2 * alpha)</c> where <c>|x| &lt; alpha</c>, else beta.</summary>
    /// <param name="x">The distance of the potential from the threshold.</param>
    /// <param name="alpha">Half the width of the middle piece, positive.</param>
    /// <param name="beta">The value on either side.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> PiecewiseLeakyReLU(Vector<float> x, float alpha, float beta) => Vector.ConditionalSelect(
        Vector.LessThan(Vector.Abs(x), new Vector<float>(alpha)), new Vector<float>(0.5f / alpha), new Vector<float>(beta));

    /// <summary>Alpha at and above the threshold, else beta.</summary>
    /// <param name="x">The distance of the potential from the threshold.</param>
    /// <param name="alpha">The value at and above the threshold.</param>
    /// <param name="beta">The value below it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> LeakyKReLU(Vector<float> x, float alpha, float beta) => Vector.ConditionalSelect(
        Vector.GreaterThanOrEqual(x, Vector<float>.Zero), new Vector<float>(alpha), new Vector<float>(beta));

    /// <summary>Alpha where <c>x &lt;= 0</c>, 1 where <c>0 &lt; x &lt;= 1</c>, else <c>1 / x</c>.</summary>
    /// <param name="x">The distance of the potential from the threshold.</param>
    /// <param name="alpha">The value up to the threshold.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> LogTailedReLU(Vector<float> x, float alpha) => Vector.ConditionalSelect(
        Vector.LessThanOrEqual(x, Vector<float>.Zero),
        new Vector<float>(alpha),
        Vector<float>.One / Vector.Max(x, Vector<float>.One));

    /// <summary>1: the gradient passes as it is.</summary>
    /// <param name="x">The distance of the potential from the threshold.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> DeterministicPass(Vector<float> x)
    {
        _ = x;
        return Vector<float>.One;
    }
}
