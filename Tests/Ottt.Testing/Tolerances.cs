namespace Ottt.Testing;

/// <summary>The tolerances that the golden numbers were published with.</summary>
internal static class Tolerances
{
    /// <summary>For whole networks in training and evaluation.</summary>
    public static Tolerance Network { get; } = new(1e-6, 1e-4);

    /// <summary>For single operations and for the dynamics of neurons.</summary>
    public static Tolerance Operation { get; } = new(1e-6, 1e-5);

    /// <summary>For spikes, and for whatever is copied.</summary>
    public static Tolerance Exact { get; } = new(0, 0);
}
