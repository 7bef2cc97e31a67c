namespace Ottt.Cpu;

/// <summary>A weight that products read standardised. What they add to its gradient waits until somebody reads a gradient, or an update takes it.</summary>
/// <param name="weight">The index of the weight among the parameters.</param>
/// <param name="gain">The index of its gain, or -1.</param>
/// <param name="gradient">The gradient of the standardised weight, summed over the steps.</param>
/// <param name="units">The output units.</param>
/// <param name="fan">The weights of a unit.</param>
/// <param name="epsilon">Added under the root.</param>
internal sealed class StandardizedWeight(int weight, int gain, CpuBuffer gradient, int units, int fan, float epsilon)
{
    public int Weight => weight;

    public int Gain => gain;

    public CpuBuffer Gradient => gradient;

    public int Units => units;

    public int Fan => fan;

    public float Epsilon => epsilon;

    /// <summary>Whether products have added to the gradient since it was last taken to the parameters.</summary>
    public bool IsPending { get; set; }
}
