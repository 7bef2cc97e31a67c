using Ottt.Generator.Declaration.Choices;

namespace Ottt.Generator.Declaration.Layers;

/// <summary>What layers with a weight share.</summary>
/// <param name="Bias">Whether a bias is added.</param>
/// <param name="Initialization">How the weight is drawn.</param>
/// <param name="Standardization">How the weight is standardised before use, or null.</param>
internal abstract record WeightedDeclaration(bool Bias, Initialization Initialization, WeightStandardization? Standardization) : LayerDeclaration
{
    public override bool HasParameters => true;

    public override LayerMember Member => LayerMember.WeightedLayer;

    /// <summary>The settings about bias and weight.</summary>
    protected IEnumerable<DeclaredSetting> WeightSettings => [DeclaredSetting.Of(nameof(Bias), Bias), .. Standardization?.Settings ?? []];

    /// <summary>The arguments about bias and weight that differ from the defaults.</summary>
    protected IEnumerable<string> WeightArguments
    {
        get
        {
            if (!Bias) yield return "Bias = false";
            if (Initialization != Initialization.Default) yield return "Initialization = Initialization." + Initialization;
            foreach (string text in Standardization?.Arguments ?? []) yield return text;
        }
    }
}
