using System.Numerics;
using System.Runtime.InteropServices;

namespace Ottt.Cpu;

/// <summary>
/// The state of a spiking layer in the memory of the CPU backend. It holds the charged potential; spike and membrane follow from that.
/// </summary>
internal sealed class CpuNeuronState(
    CpuBackend backend, LayerDescription layer, CpuBuffer charged, CpuBuffer? trace, float threshold, float? reset)
    : NeuronState(layer)
{
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

        CpuBuffer buffer = variable == NeuronVariable.Trace ? trace!.Value : charged;
        Layout.FromChannelsLast(backend.Read(buffer), destination, buffer.Channels, buffer.Positions, backend.SamplesInUse);
        if (variable == NeuronVariable.Spike) Fire(destination, threshold);
        if (variable == NeuronVariable.Membrane) Reset(destination, threshold, reset);
    }

    public override long CountSpikes()
    {
        long count = 0;
        ReadOnlySpan<float> potentials = backend.Read(charged);
        for (int sample = 0; sample < backend.SamplesInUse; sample++) count += CountFired(potentials.Slice(sample * charged.Stride, Count));
        return count;
    }

    public override bool HasNonFinite()
    {
        ReadOnlySpan<float> potentials = backend.Read(charged);
        for (int sample = 0; sample < backend.SamplesInUse; sample++)
        {
            foreach (float potential in potentials.Slice(sample * charged.Stride, Count))
            {
                if (!float.IsFinite(potential)) return true;
            }
        }

        return false;
    }

    private static void Fire(Span<float> values, float threshold)
    {
        foreach (ref float value in values) value = value >= threshold ? 1 : 0;
    }

    private static void Reset(Span<float> values, float threshold, float? reset)
    {
        foreach (ref float value in values)
        {
            if (value >= threshold) value = reset ?? (value - threshold);
        }
    }

    private int CountFired(ReadOnlySpan<float> potentials)
    {
        // A lane of a comparison is -1 where it holds.
        var level = new Vector<float>(threshold);
        Vector<int> fired = Vector<int>.Zero;
        ReadOnlySpan<Vector<float>> vectors = MemoryMarshal.Cast<float, Vector<float>>(potentials);
        foreach (Vector<float> vector in vectors) fired -= Vector.GreaterThanOrEqual(vector, level);
        int count = Vector.Sum(fired);
        foreach (float potential in potentials[(vectors.Length * Vector<float>.Count)..]) count += potential >= threshold ? 1 : 0;
        return count;
    }
}
