using Ottt.Cpu;

namespace Ottt.Cuda;

/// <summary>The state of a spiking layer on a device. It holds the charged potential; spike and membrane follow from that.</summary>
internal sealed class CudaNeuronState(
    CudaBackend backend, LayerDescription layer, CudaBuffer charged, CudaBuffer? trace, float threshold, float? reset)
    : NeuronState(layer)
{
    private float[] _samples = [];

    /// <summary>The layer, as its spikes are counted on the device.</summary>
    internal CudaSpikingLayer Counted => new(backend.AddressOf(charged), charged.Count, charged.Stride, threshold);

    // An evaluation step does not change the trace.
    public override bool Has(NeuronVariable variable) =>
        variable == NeuronVariable.Trace ? backend.IsTraining && trace is not null : Enum.IsDefined(variable);

    public override void CopyTo(NeuronVariable variable, Span<float> destination)
    {
        if (!Has(variable))
        {
            throw new InvalidOperationException(
                $"Layer {Layer.Index}, {Layer.Declaration}, keeps no {variable}: nothing reads it in {(backend.IsTraining ? "training" : "evaluation")}.");
        }

        int expected = backend.SamplesInUse * Count;
        if (destination.Length != expected)
        {
            throw new ArgumentException(
                $"Layer {Layer.Index} has {Count} neurons for {backend.SamplesInUse} samples = {expected} elements; the destination has {destination.Length}.",
                nameof(destination));
        }

        CudaBuffer buffer = variable == NeuronVariable.Trace ? trace!.Value : charged;
        Layout.FromChannelsLast(Read(buffer), destination, buffer.Channels, buffer.Positions, backend.SamplesInUse);
        if (variable == NeuronVariable.Spike) Derive(destination, potential => potential >= threshold ? 1 : 0);
        if (variable == NeuronVariable.Membrane) Derive(destination, potential => potential >= threshold ? reset ?? (potential - threshold) : potential);
    }

    public override long CountSpikes()
    {
        long count = 0;
        ReadOnlySpan<float> samples = Read(charged);
        for (int sample = 0; sample < backend.SamplesInUse; sample++)
        {
            foreach (float potential in samples.Slice(sample * charged.Stride, Count)) count += potential >= threshold ? 1 : 0;
        }

        return count;
    }

    public override bool HasNonFinite()
    {
        ReadOnlySpan<float> samples = Read(charged);
        for (int sample = 0; sample < backend.SamplesInUse; sample++)
        {
            foreach (float potential in samples.Slice(sample * charged.Stride, Count))
            {
                if (!float.IsFinite(potential)) return true;
            }
        }

        return false;
    }

    private static void Derive(Span<float> values, Func<float, float> derivation)
    {
        foreach (ref float value in values) value = derivation(value);
    }

    private ReadOnlySpan<float> Read(CudaBuffer buffer)
    {
        int count = backend.SamplesInUse * buffer.Stride;
        if (_samples.Length < count) _samples = new float[count];
        backend.Download(buffer, _samples.AsSpan(0, count));
        return _samples.AsSpan(0, count);
    }
}
