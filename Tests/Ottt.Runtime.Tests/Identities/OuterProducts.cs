namespace Ottt.Runtime.Tests.Identities;

/// <summary>Sums of outer products over time steps and samples.</summary>
internal static class OuterProducts
{
    /// <summary>Sum over t and samples of left (x) right, row-major.</summary>
    public static double[] Sum(IReadOnlyList<double[][]> left, IReadOnlyList<double[][]> right)
    {
        int rows = left[0][0].Length, columns = right[0][0].Length;
        var sum = new double[rows * columns];
        foreach ((double[][] leftStep, double[][] rightStep) in left.Zip(right))
        {
            foreach ((double[] x, double[] y) in leftStep.Zip(rightStep))
            {
                for (int index = 0; index < sum.Length; index++) sum[index] += x[index / columns] * y[index % columns];
            }
        }

        return sum;
    }

    /// <summary>Sum over t and samples.</summary>
    public static double[] Sum(IReadOnlyList<double[][]> values) =>
        [.. Enumerable.Range(0, values[0][0].Length).Select(element => values.Sum(step => step.Sum(sample => sample[element])))];

    /// <summary>The distance of two arrays as a share of the first one's length.</summary>
    public static double RelativeDistance(IReadOnlyList<double> x, IReadOnlyList<double> y) =>
        Math.Sqrt(x.Zip(y, (a, b) => (a - b) * (a - b)).Sum() / x.Sum(a => a * a));
}
