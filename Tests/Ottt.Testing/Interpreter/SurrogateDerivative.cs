using Ottt.Generator.Declaration.Layers;
using SurrogateKind = Ottt.Generator.Declaration.Choices.Surrogate;

namespace Ottt.Testing.Interpreter;

/// <summary>The derivatives that stand in for that of the step, in x = h - threshold.</summary>
internal static class SurrogateDerivative
{
    public static double At(SurrogateFunction surrogate, double x) =>
        At(surrogate.Form, surrogate.Alpha ?? double.NaN, surrogate.Beta ?? double.NaN, x);

    private static double At(SurrogateKind surrogate, double alpha, double beta, double x) => surrogate switch
    {
        SurrogateKind.Sigmoid => Sigmoid(alpha, x),
        SurrogateKind.ATan => alpha / 2 / (1 + Math.Pow(Math.PI / 2 * alpha * x, 2)),
        SurrogateKind.PiecewiseQuadratic => Math.Abs(x) <= 1 / alpha ? alpha - (alpha * alpha * Math.Abs(x)) : 0,
        SurrogateKind.Rectangle => Math.Abs(x) < 0.5 / alpha ? alpha : 0,
        SurrogateKind.PiecewiseExp => alpha / 2 * Math.Exp(-alpha * Math.Abs(x)),
        SurrogateKind.SoftSign => 1 / (2 * alpha * Math.Pow((1 / alpha) + Math.Abs(x), 2)),
        SurrogateKind.SuperSpike => alpha / Math.Pow(Math.Abs(x) + 1, 2),
        SurrogateKind.NonzeroSignLogAbs => 1 / ((1 / alpha) + Math.Abs(x)),
        SurrogateKind.Erf => alpha / Math.Sqrt(Math.PI) * Math.Exp(-Math.Pow(alpha * x, 2)),
        SurrogateKind.PiecewiseLeakyReLU => Math.Abs(x) < alpha ? 1 / (2 * alpha) : beta,
        SurrogateKind.SquarewaveFourierSeries => SquarewaveFourierSeries(alpha, (int)beta, x),
        SurrogateKind.S2NN => x < 0 ? Sigmoid(alpha, x) : beta / (x + 1),
        SurrogateKind.QPseudoSpike => Math.Pow(1 + (2 / (alpha - 1) * Math.Abs(x)), -alpha),
        SurrogateKind.LeakyKReLU => x >= 0 ? alpha : beta,
        SurrogateKind.FakeNumericalGradient => Math.Min(1 / Math.Abs(x), alpha),
        SurrogateKind.LogTailedReLU => x <= 0 ? alpha : x <= 1 ? 1 : 1 / x,
        SurrogateKind.DeterministicPass => 1,
        _ => throw new NotSupportedException($"The interpreter does not know the surrogate {surrogate}."),
    };

    private static double Sigmoid(double alpha, double x)
    {
        double z = 1 / (1 + Math.Exp(-alpha * x));
        return alpha * z * (1 - z);
    }

    // The end of the sum is left out.
    private static double SquarewaveFourierSeries(double period, int end, double x) =>
        4 / period * Enumerable.Range(1, end - 1).Sum(i => Math.Cos(((2 * i) - 1) * 2 * Math.PI * x / period));
}
