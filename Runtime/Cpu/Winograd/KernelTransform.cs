using System.Numerics;
using System.Runtime.CompilerServices;

namespace Ottt.Cpu.Winograd;

/// <summary>
/// G g G^T: kernels of 3x3 to 6x6 values, in double precision and rounded once. Vectors hold a kernel element of neighbouring columns of a
/// panel; every operation is rounded by itself, so that their width changes no bit.
/// </summary>
internal static unsafe class KernelTransform
{
    /// <summary>Transforms the kernels of a row of a panel.</summary>
    /// <param name="kernels">The first of 9 rows of 32 kernel elements.</param>
    /// <param name="elementStride">The distance between elements of a kernel; negative for kernels turned around.</param>
    /// <param name="values">Where the first of 36 rows of 32 values goes.</param>
    [SkipLocalsInit]
    public static void Apply(float* kernels, nint elementStride, float* values)
    {
        Vector<double>* space = stackalloc Vector<double>[9 + 9 + 18 + 36 + 36];
        Vector<double>* lower = space, upper = lower + 9, half = upper + 9, lowerValues = half + 18, upperValues = lowerValues + 36;
        for (int column = 0; column < Panels.Width; column += Vector<float>.Count)
        {
            for (int element = 0; element < 9; element++)
            {
                Vector.Widen(Vector.Load(kernels + (element * elementStride) + column), out lower[element], out upper[element]);
            }

            Transform(lower, half, lowerValues);
            Transform(upper, half, upperValues);
            for (int value = 0; value < Points.Positions; value++)
            {
                Vector.Narrow(lowerValues[value], upperValues[value]).Store(values + (value * Panels.Width) + column);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transform(Vector<double>* kernel, Vector<double>* half, Vector<double>* values)
    {
        for (int column = 0; column < 3; column++) Line(kernel[column], kernel[3 + column], kernel[6 + column], half + column, 3);
        for (int row = 0; row < 6; row++) Line(half[3 * row], half[(3 * row) + 1], half[(3 * row) + 2], values + (6 * row), 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Line(Vector<double> x0, Vector<double> x1, Vector<double> x2, Vector<double>* y, int stride)
    {
        const double A = Points.A, B = Points.B;
        Vector<double> evenAtA = (x0 * Points.FactorAtA) + (x2 * (A * A * Points.FactorAtA)), oddAtA = x1 * (A * Points.FactorAtA);
        Vector<double> evenAtB = (x0 * Points.FactorAtB) + (x2 * (B * B * Points.FactorAtB)), oddAtB = x1 * (B * Points.FactorAtB);
        y[0] = x0 * Points.FactorAtZero;
        y[stride] = evenAtA + oddAtA;
        y[2 * stride] = evenAtA - oddAtA;
        y[3 * stride] = evenAtB + oddAtB;
        y[4 * stride] = evenAtB - oddAtB;
        y[5 * stride] = x2;
    }
}
