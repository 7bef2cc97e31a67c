#if OTTT_GENERATOR
namespace Ottt.Generator.Declaration.Choices;
#else
namespace Ottt;
#endif

/// <summary>
/// The derivative that stands in for that of the Heaviside step when a gradient passes a spike.
/// Formulas are in x = h - v_threshold; names and default <c>Alpha</c> follow <c>spikingjelly.activation_based.surrogate</c>.
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
}
