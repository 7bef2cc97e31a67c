namespace Ottt.Hdf5;

/// <summary>What NIR has no way to say of a layer, so that another simulator may compute something else.</summary>
/// <param name="Layer">The layer, such as <c>1 OtttLif(Tau = 2)</c>.</param>
/// <param name="Reason">What cannot be said, and what is written instead.</param>
public sealed record NirWarning(string Layer, string Reason)
{
    /// <summary>Both, as a sentence.</summary>
    public override string ToString() => $"Layer {Layer}: {Reason}.";
}
