using SurrogateKind = Ottt.Generator.Declaration.Choices.Surrogate;

namespace Ottt.Testing.Interpreter;

/// <summary>The derivatives that stand in for that of the step, in x = h - threshold.</summary>
internal static class SurrogateDerivative
{
    public static double At(SurrogateKind surrogate, double alpha, double x) => surrogate switch
    {
        SurrogateKind.Sigmoid => Sigmoid(alpha, x),
        SurrogateKind.ATan => alpha / 2 / (1 + Math.Pow(Math.PI / 2 * alpha * x, 2)),
        SurrogateKind.PiecewiseQuadratic => Math.Abs(x) <= 1 / alpha ? alpha - (alpha * alpha * Math.Abs(x)) : 0,
        SurrogateKind.Rectangle => Math.Abs(x) < 0.5 / alpha ? alpha : 0,
        _ => throw new NotSupportedException($"The interpreter does not know the surrogate {surrogate}."),
    };

    private static double Sigmoid(double alpha, double x)
    {
        double z = 1 / (1 + Math.Exp(-alpha * x));
        return alpha * z * (1 - z);
    }
}
