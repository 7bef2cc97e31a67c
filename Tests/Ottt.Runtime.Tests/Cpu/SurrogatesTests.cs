using System.Numerics;
using Ottt.Cpu;
using Xunit;

namespace Ottt.Runtime.Tests.Cpu;

public class SurrogatesTests
{
    private static readonly float[] Alphas = [0.3f, 1, 2, 4, 11];

    [Fact]
    public void Sigmoid_is_that_of_double_precision_to_1e_6() => Compare(Surrogates.Sigmoid, SigmoidDerivative, 1e-6);

    [Fact]
    public void Arctangent_is_that_of_double_precision_to_1e_6() =>
        Compare(Surrogates.ATan, (x, alpha) => alpha / 2 / (1 + Math.Pow(Math.PI / 2 * alpha * x, 2)), 1e-6);

    [Fact]
    public void The_triangle_is_exact_on_a_binary_grid()
    {
        for (float x = -2; x <= 2; x += 1 / 64f)
        {
            Assert.Equal(Math.Abs(x) <= 1 ? 1 - Math.Abs(x) : 0, Surrogates.PiecewiseQuadratic(new Vector<float>(x), 1)[0]);
            Assert.Equal(Math.Abs(x) <= 0.5f ? 2 - (4 * Math.Abs(x)) : 0, Surrogates.PiecewiseQuadratic(new Vector<float>(x), 2)[0]);
        }
    }

    [Fact]
    public void The_rectangle_ends_before_half_of_one_over_alpha()
    {
        for (float x = -2; x <= 2; x += 1 / 64f)
        {
            Assert.Equal(Math.Abs(x) < 0.5f ? 1 : 0, Surrogates.Rectangle(new Vector<float>(x), 1)[0]);
            Assert.Equal(Math.Abs(x) < 0.125f ? 4 : 0, Surrogates.Rectangle(new Vector<float>(x), 4)[0]);
        }
    }

    [Fact]
    public void Smooth_surrogates_are_derivatives_of_their_primitives()
    {
        const double Step = 1e-5;
        foreach (float alpha in Alphas)
        {
            for (float x = -1.5f; x <= 1.5f; x += 0.0917f)
            {
                double sigmoid = (Sigmoid(x + Step, alpha) - Sigmoid(x - Step, alpha)) / (2 * Step);
                double arctangent = (ArcTangent(x + Step, alpha) - ArcTangent(x - Step, alpha)) / (2 * Step);
                Assert.Equal(sigmoid, Surrogates.Sigmoid(new Vector<float>(x), alpha)[0], 1e-6 * alpha);
                Assert.Equal(arctangent, Surrogates.ATan(new Vector<float>(x), alpha)[0], 1e-6 * alpha);
            }
        }
    }

    [Fact]
    public void Far_from_the_threshold_nothing_overflows()
    {
        foreach (float x in new[] { 1e3f, -1e3f, float.MaxValue, float.MinValue, float.PositiveInfinity, float.NegativeInfinity })
        {
            Assert.InRange(Surrogates.Sigmoid(new Vector<float>(x), 4)[0], 0, 1e-36f);
            Assert.InRange(Surrogates.ATan(new Vector<float>(x), 2)[0], 0, 1e-6f);
            Assert.Equal(0, Surrogates.PiecewiseQuadratic(new Vector<float>(x), 1)[0]);
            Assert.Equal(0, Surrogates.Rectangle(new Vector<float>(x), 1)[0]);
        }
    }

    [Fact]
    public void The_exponential_is_that_of_double_precision()
    {
        for (float x = -87; x <= 0; x += 1 / 512f)
        {
            Assert.InRange(Exponential.OfNegative(new Vector<float>(x))[0] / Math.Exp(x), 1 - 2e-7, 1 + 2e-7);
        }
    }

    private static double Sigmoid(double x, double alpha) => 1 / (1 + Math.Exp(-alpha * x));

    private static double ArcTangent(double x, double alpha) => Math.Atan(Math.PI / 2 * alpha * x) / Math.PI;

    private static double SigmoidDerivative(double x, double alpha)
    {
        double e = Math.Exp(-Math.Abs(alpha * x));
        return alpha * e / ((1 + e) * (1 + e));
    }

    private static void Compare(
        Func<Vector<float>, float, Vector<float>> surrogate, Func<double, double, double> expected, double tolerance)
    {
        // Points of the grid have few digits, so that alpha * x of the kernel is exact or nearly so.
        foreach (float alpha in Alphas)
        {
            for (float x = -7.5f; x <= 7.5f; x += 1 / 128f)
            {
                Assert.InRange(surrogate(new Vector<float>(x), alpha)[0] / expected(x, alpha), 1 - tolerance, 1 + tolerance);
            }
        }
    }
}
