using Ottt.Generator.Models;

namespace Ottt.Generator.Declaration.Layers;

/// <summary>How a weight is standardised before it is used.</summary>
/// <param name="Gain">Whether each output unit has a trained factor.</param>
/// <param name="Epsilon">Added under the root.</param>
internal sealed record WeightStandardization(bool Gain, double Epsilon)
{
    public const double DefaultEpsilon = 1e-4;

    public IEnumerable<DeclaredSetting> Settings => [DeclaredSetting.Of(nameof(Gain), Gain), DeclaredSetting.Of(nameof(Epsilon), Epsilon)];

    /// <summary>The arguments that differ from the defaults.</summary>
    public IEnumerable<string> Arguments
    {
        get
        {
            if (!Gain) yield return "Gain = false";
            if (Epsilon != DefaultEpsilon) yield return "Epsilon = " + Literals.Of(Epsilon);
        }
    }
}
