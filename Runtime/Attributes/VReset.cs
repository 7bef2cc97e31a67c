namespace Ottt;

/// <summary>Values of <c>VReset</c> that are not a potential.</summary>
public static class VReset
{
    /// <summary>Soft reset: a spike subtracts the threshold from the membrane potential. The reference writes <c>v_reset=None</c>.</summary>
    public const double Soft = double.NaN;
}
