using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Ottt.Cpu;

/// <summary>
/// Sums over floats in double precision: sixteen side by side, then those in order, then the rest. The order is the same on every machine, and so
/// are the bits.
/// </summary>
internal static class CentredSums
{
    /// <summary>The sum of the elements.</summary>
    public static double Of(ReadOnlySpan<float> x)
    {
        Vector512<double> low = Vector512<double>.Zero, high = Vector512<double>.Zero;
        ReadOnlySpan<Vector512<float>> vectors = MemoryMarshal.Cast<float, Vector512<float>>(x);
        foreach (Vector512<float> vector in vectors)
        {
            low += Vector512.WidenLower(vector);
            high += Vector512.WidenUpper(vector);
        }

        double sum = InOrder(low, high);
        foreach (float value in x[(vectors.Length * Vector512<float>.Count)..]) sum += value;
        return sum;
    }

    /// <summary>The sum of (x - xMean) (y - yMean).</summary>
    public static double OfProducts(ReadOnlySpan<float> x, double xMean, ReadOnlySpan<float> y, double yMean)
    {
        Vector512<double> low = Vector512<double>.Zero, high = Vector512<double>.Zero;
        Vector512<double> xCentre = Vector512.Create(xMean), yCentre = Vector512.Create(yMean);
        ReadOnlySpan<Vector512<float>> xVectors = MemoryMarshal.Cast<float, Vector512<float>>(x), yVectors = MemoryMarshal.Cast<float, Vector512<float>>(y);
        for (int index = 0; index < xVectors.Length; index++)
        {
            low = Vector512.FusedMultiplyAdd(Vector512.WidenLower(xVectors[index]) - xCentre, Vector512.WidenLower(yVectors[index]) - yCentre, low);
            high = Vector512.FusedMultiplyAdd(Vector512.WidenUpper(xVectors[index]) - xCentre, Vector512.WidenUpper(yVectors[index]) - yCentre, high);
        }

        double sum = InOrder(low, high);
        for (int index = xVectors.Length * Vector512<float>.Count; index < x.Length; index++) sum = Math.FusedMultiplyAdd(x[index] - xMean, y[index] - yMean, sum);
        return sum;
    }

    private static double InOrder(Vector512<double> low, Vector512<double> high)
    {
        double sum = 0;
        for (int lane = 0; lane < Vector512<double>.Count; lane++) sum += low[lane] + high[lane];
        return sum;
    }
}
