using System.Numerics;
using System.Runtime.InteropServices;

namespace Ottt.Cpu;

/// <summary>The state of a spiking layer in the memory of the CPU backend.</summary>
internal sealed class CpuNeuronState(
    CpuBackend backend, LayerDescription layer, CpuBuffer? charged, CpuBuffer? spike, CpuBuffer? membrane, CpuBuffer? trace)
    : NeuronState(layer)
{
    public override bool Has(NeuronVariable variable) => BufferOf(variable) is not null;

    public override void CopyTo(NeuronVariable variable, Span<float> destination)
    {
        CpuBuffer buffer = BufferOf(variable) ?? throw new InvalidOperationException(
            $"Layer {Layer.Index}, {Layer.Declaration}, keeps no {variable}: nothing reads it in {(backend.IsTraining ? "training" : "evaluation")}.");
        int expected = backend.SamplesInUse * Count;
        if (destination.Length != expected)
        {
            throw new ArgumentException(
                $"Layer {Layer.Index} has {Count} neurons for {backend.SamplesInUse} samples = {expected} elements; the destination has {destination.Length}.",
                nameof(destination));
        }

        Layout.FromChannelsLast(backend.Read(buffer), destination, buffer.Channels, buffer.Positions, backend.SamplesInUse);
    }

    public override long CountSpikes()
    {
        if (spike is not { } buffer) return 0;
        long count = 0;
        ReadOnlySpan<float> spikes = backend.Read(buffer);
        for (int sample = 0; sample < backend.SamplesInUse; sample++)
        {
            count += CountOnes(spikes.Slice(sample * buffer.Stride, Count));
        }

        return count;
    }

    public override bool HasNonFinite()
    {
        if (BufferOf(NeuronVariable.Charged) is not { } buffer) return false;
        ReadOnlySpan<float> potentials = backend.Read(buffer);
        for (int sample = 0; sample < backend.SamplesInUse; sample++)
        {
            foreach (float potential in potentials.Slice(sample * buffer.Stride, Count))
            {
                if (!float.IsFinite(potential)) return true;
            }
        }

        return false;
    }

    /// <summary>Spikes are 0 or 1, so their count is their sum, which single precision holds exactly for the neurons of a sample.</summary>
    private static long CountOnes(ReadOnlySpan<float> spikes)
    {
        Vector<float> sums = Vector<float>.Zero;
        ReadOnlySpan<Vector<float>> vectors = MemoryMarshal.Cast<float, Vector<float>>(spikes);
        foreach (Vector<float> vector in vectors) sums += vector;
        double count = Vector.Sum(sums);
        foreach (float spike in spikes[(vectors.Length * Vector<float>.Count)..]) count += spike;
        return (long)count;
    }

    /// <summary>An evaluation step neither keeps the charged potential nor changes the trace.</summary>
    private CpuBuffer? BufferOf(NeuronVariable variable) => variable switch
    {
        NeuronVariable.Charged when backend.IsTraining => charged,
        NeuronVariable.Spike => spike,
        NeuronVariable.Membrane => membrane,
        NeuronVariable.Trace when backend.IsTraining => trace,
        _ => null,
    };
}
