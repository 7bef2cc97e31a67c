namespace Ottt.Data;

/// <summary>The sample itself at every time step, without a copy: the first layer of the network makes the spikes.</summary>
public sealed class DirectEncoder : Encoder
{
    /// <inheritdoc/>
    public override ReadOnlySpan<float> Encode(ReadOnlySpan<float> samples, int timeStep) => samples;

    /// <inheritdoc/>
    public override bool Repeats(int timeStep) => true;
}
