using System.Numerics;
using Ottt.Cpu;
using Xunit;

namespace Ottt.Runtime.Tests.Cpu;

/// <summary>Surrogate derivatives against their formulas in double precision, on a grid whose points have few digits.</summary>
public class SurrogateFormulasTests
{
    private const double Tolerance = 1e-6;

    private static readonly float[] Alphas = [0.3f, 1, 2, 4, 11];

    private static readonly float[] Betas = [-0.5f, 0, 0.01f, 1, 3];

    private static IEnumerable<float> Points => Enumerable.Range(-960, 1921).Select(index => index / 128f);

    [Fact]
    public void The_two_sided_exponential() => Compare(Surrogates.PiecewiseExp, (x, alpha) => alpha / 2 * Math.Exp(-alpha * Math.Abs(x)));

    [Fact]
    public void The_derivative_of_a_soft_sign() =>
        Compare(Surrogates.SoftSign, (x, alpha) => 1 / (2 * alpha * Math.Pow((1 / alpha) + Math.Abs(x), 2)));

    [Fact]
    public void SuperSpike() => Compare(Surrogates.SuperSpike, (x, alpha) => alpha / Math.Pow(Math.Abs(x) + 1, 2));

    [Fact]
    public void The_derivative_of_a_logarithm_with_a_sign() =>
        Compare(Surrogates.NonzeroSignLogAbs, (x, alpha) => 1 / ((1 / alpha) + Math.Abs(x)));

    [Fact]
    public void The_Gaussian() => Compare(Surrogates.Erf, (x, alpha) => alpha / Math.Sqrt(Math.PI) * Math.Exp(-Math.Pow(alpha * x, 2)));

    [Fact]
    public void The_power()
    {
        // The grid begins below 1, where the power has no meaning.
        Compare((x, alpha) => Surrogates.QPseudoSpike(x, alpha + 1), (x, alpha) => Power(x, (float)alpha + 1f));

        static double Power(double x, double exponent) => Math.Pow(1 + (2 / (exponent - 1) * Math.Abs(x)), -exponent);
    }

    [Fact]
    public void The_difference_quotient_with_an_upper_end() =>
        Compare(Surrogates.FakeNumericalGradient, (x, alpha) => Math.Min(1 / Math.Abs(x), alpha));

    [Fact]
    public void The_half_line_with_a_logarithm_as_its_tail() =>
        Compare(Surrogates.LogTailedReLU, (x, alpha) => x <= 0 ? alpha : x <= 1 ? 1 : 1 / x);

    [Fact]
    public void A_step_between_two_slopes() => Compare(Surrogates.LeakyKReLU, (x, alpha, beta) => x >= 0 ? alpha : beta);

    [Fact]
    public void A_middle_piece_and_what_leaks_beside_it() =>
        Compare(Surrogates.PiecewiseLeakyReLU, (x, alpha, beta) => Math.Abs(x) < alpha ? 1 / (2 * alpha) : beta);

    [Fact]
    public void A_sigmoid_below_and_a_hyperbola_above() =>
        Compare(Surrogates.S2NN, (x, alpha, beta) => x < 0 ? Sigmoid(x, alpha) : beta / (x + 1));

    [Fact]
    public void A_gradient_that_passes_as_it_is() =>
        Assert.All(Points, x => Assert.Equal(Vector<float>.One, Surrogates.DeterministicPass(new Vector<float>(x))));

    [Theory]
    [InlineData(8, 2)]
    [InlineData(8, 4)]
    [InlineData(3, 9)]
    [InlineData(0.7f, 40)]
    public void The_series_of_a_square_wave_far_from_the_threshold_too(float period, int end)
    {
        foreach (float x in Points.Concat(Points.Select(point => point * 17.3f)))
        {
            double angle = 2 * Math.PI * Math.IEEERemainder(x, period) / period;
            double sum = Enumerable.Range(1, end - 1).Sum(i => Math.Cos(((2 * i) - 1) * angle));
            float actual = Surrogates.SquarewaveFourierSeries(new Vector<float>(x), period, end)[0];
            Assert.Equal(4 / period * sum, actual, 1e-6 * 4 / period * (end - 1));
        }
    }

    [Fact]
    public void The_cosine_is_that_of_double_precision()
    {
        for (float turns = -0.5f; turns <= 0.5f; turns += 1 / 4096f)
        {
            Assert.Equal(Math.Cos(2 * Math.PI * turns), Cosine.OfTurns(new Vector<float>(turns))[0], 3e-7);
        }
    }

    [Fact]
    public void At_and_next_to_the_threshold_nothing_overflows()
    {
        foreach (float x in new[] { 0, -0f, float.Epsilon, -float.Epsilon, 1e-38f, -1e-38f })
        {
            var vector = new Vector<float>(x);
            Assert.Equal(0.3f, Surrogates.FakeNumericalGradient(vector, 0.3f)[0]);
            Assert.Equal(0.5f, Surrogates.PiecewiseExp(vector, 1)[0]);
            Assert.Equal(1, Surrogates.SoftSign(vector, 2)[0]);
            Assert.Equal(1, Surrogates.SuperSpike(vector, 1)[0]);
            Assert.Equal(1, Surrogates.NonzeroSignLogAbs(vector, 1)[0]);
            Assert.Equal(1, Surrogates.QPseudoSpike(vector, 2)[0]);
            Assert.Equal(x >= 0 ? 1 : 0.1f, Surrogates.LeakyKReLU(vector, 1, 0.1f)[0]);
            Assert.Equal(x > 0 ? 1 : 0.1f, Surrogates.LogTailedReLU(vector, 0.1f)[0]);
            Assert.Equal(1, Surrogates.S2NN(vector, 4, 1)[0]);
        }
    }

    [Fact]
    public void Far_from_the_threshold_nothing_overflows()
    {
        foreach (float x in new[] { 1e3f, -1e3f, 1e20f, float.MaxValue, float.MinValue, float.PositiveInfinity, float.NegativeInfinity })
        {
            var vector = new Vector<float>(x);
            Assert.InRange(Surrogates.PiecewiseExp(vector, 4)[0], 0, 1e-36f);
            Assert.InRange(Surrogates.SoftSign(vector, 2)[0], 0, 1e-6f);
            Assert.InRange(Surrogates.SuperSpike(vector, 1)[0], 0, 1e-5f);
            Assert.InRange(Surrogates.NonzeroSignLogAbs(vector, 1)[0], 0, 1e-3f);
            Assert.InRange(Surrogates.Erf(vector, 2)[0], 0, 1e-36f);
            Assert.InRange(Surrogates.QPseudoSpike(vector, 11)[0], 0, 1e-20f);
            Assert.InRange(Surrogates.QPseudoSpike(vector, 1.5f)[0], 0, 1e-4f);
            Assert.InRange(Surrogates.FakeNumericalGradient(vector, 0.3f)[0], 0, 1e-3f);
            Assert.InRange(Surrogates.S2NN(vector, 4, 1)[0], 0, 1e-3f);
            Assert.InRange(Surrogates.LogTailedReLU(vector, 0)[0], 0, 1e-3f);
        }
    }

    private static double Sigmoid(double x, double alpha)
    {
        double e = Math.Exp(-Math.Abs(alpha * x));
        return alpha * e / ((1 + e) * (1 + e));
    }

    private static void Compare(Func<Vector<float>, float, Vector<float>> surrogate, Func<double, double, double> expected)
    {
        foreach (float alpha in Alphas)
        {
            foreach (float x in Points) CheckEqual(expected(x, alpha), surrogate(new Vector<float>(x), alpha)[0], alpha, x);
        }
    }

    private static void Compare(Func<Vector<float>, float, float, Vector<float>> surrogate, Func<double, double, double, double> expected)
    {
        foreach (float beta in Betas) Compare((x, alpha) => surrogate(x, alpha, beta), (x, alpha) => expected(x, alpha, beta));
    }

    private static void CheckEqual(double expected, float actual, float alpha, float x)
    {
        // Below the smallest normal number a kernel may give that number.
        const double smallestNormal = 1.2e-38;
        double limit = (Tolerance * Math.Abs(expected)) + (12 * smallestNormal);
        Assert.True(Math.Abs(expected - actual) <= limit, $"alpha {alpha:R}, x {x:R}: expected {expected:R}, got {actual:R}");
    }
}
