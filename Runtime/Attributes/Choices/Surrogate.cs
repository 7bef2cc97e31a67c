#if OTTT_GENERATOR
namespace Ottt.Generator.Declaration.Choices;
#else
namespace Ottt;
#endif

/// <summary>
/// The derivative that stands in for that of the Heaviside step when a gradient passes a spike.
/// Formulas are in x = h - v_threshold; names and defaults follow <c>spikingjelly.activation_based.surrogate</c>. alpha is the neuron's
/// <c>Alpha</c>, finite and greater than 0 unless said otherwise; where there is a second parameter, it is the neuron's <c>Beta</c>.
/// </summary>
public enum Surrogate
{
    /// <summary>alpha z (1 - z) with z = 1 / (1 + exp(-alpha x)); alpha is 4 by default.</summary>
    Sigmoid,

    /// <summary>(alpha / 2) / (1 + (pi / 2 alpha x)^2); alpha is 2 by default.</summary>
    ATan,

    /// <summary>alpha - alpha^2 |x| where |x| &lt;= 1 / alpha, else 0 (a triangle); alpha is 1 by default.</summary>
    PiecewiseQuadratic,

    /// <summary>alpha where |x| &lt; 0.5 / alpha, else 0 (SpikingJelly's <c>Rect</c>); alpha is 1 by default.</summary>
    Rectangle,

    /// <summary>alpha / 2 exp(-alpha |x|); alpha is 1 by default.</summary>
    PiecewiseExp,

    /// <summary>1 / (2 alpha (1 / alpha + |x|)^2); alpha is 2 by default.</summary>
    SoftSign,

    /// <summary>alpha / (|x| + 1)^2; alpha is 1 by default.</summary>
    SuperSpike,

    /// <summary>1 / (1 / alpha + |x|); alpha is 1 by default.</summary>
    NonzeroSignLogAbs,

    /// <summary>alpha / sqrt(pi) exp(-(alpha x)^2), a Gaussian; alpha is 2 by default.</summary>
    Erf,

    /// <summary>
    /// 1 / (2 w) where |x| &lt; w, else c. <c>Alpha</c> is the half width w, 1 by default; <c>Beta</c> is c, finite, 0.01 by default.
    /// </summary>
    PiecewiseLeakyReLU,

    /// <summary>
    /// 4 / T times the sum of cos((2 i - 1) 2 pi x / T) for i from 1 to n - 1. <c>Alpha</c> is the period T, 8 by default; <c>Beta</c> is
    /// n, a whole number from 2 to 1000, 2 by default. The sum leaves out n itself, as in the reference.
    /// </summary>
    SquarewaveFourierSeries,

    /// <summary>
    /// alpha z (1 - z) with z = 1 / (1 + exp(-alpha x)) where x &lt; 0, else beta / (x + 1). <c>Alpha</c> is 4 by default; <c>Beta</c> is
    /// finite, 1 by default.
    /// </summary>
    S2NN,

    /// <summary>(1 + 2 / (alpha - 1) |x|)^-alpha; alpha is greater than 1, 2 by default.</summary>
    QPseudoSpike,

    /// <summary>
    /// k where x &gt;= 0, else the leak. <c>Alpha</c> is k, finite, 1 by default; <c>Beta</c> is the leak, finite, 0 by default.
    /// </summary>
    LeakyKReLU,

    /// <summary>min(1 / |x|, alpha); alpha is 0.3 by default.</summary>
    FakeNumericalGradient,

    /// <summary>alpha where x &lt;= 0, 1 where 0 &lt; x &lt;= 1, else 1 / x; alpha is finite, 0 by default.</summary>
    LogTailedReLU,

    /// <summary>1 everywhere: the gradient passes as it is. Without parameters.</summary>
    DeterministicPass,
}
