using System.Runtime.CompilerServices;

namespace Ottt.Cuda;

/// <summary>Queues the counting of the spikes of a time step, all layers in one launch.</summary>
internal sealed class CudaSpikeCount
{
    private const int Threads = 256;
    private const int MostBlocks = 128;

    private readonly CudaStream _stream;
    private readonly CudaKernel _kernel;
    private readonly CudaArguments _arguments = new(3);
    private readonly int _layers;

    public CudaSpikeCount(CudaStream stream, CudaModule module, CudaArena arena, ReadOnlySpan<CudaSpikingLayer> layers, CudaResults results, string network)
    {
        _stream = stream;
        _kernel = module.GetKernel("count_spikes");
        _layers = layers.Length;
        if (_layers == 0) return;
        nint list = arena.Take((long)_layers * Unsafe.SizeOf<CudaSpikingLayer>(), $"the list of spiking layers of {network}");
        stream.Upload(list, layers);
        _arguments.Set(0, results.Spikes).Set(1, list);
    }

    /// <summary>Queues the counting.</summary>
    public void Queue(in CudaSequencePlan plan)
    {
        if (_layers == 0) return;
        _arguments.Set(2, plan.Batch);
        _stream.Launch(_kernel, new(Math.Min(plan.Batch, MostBlocks), _layers), new(Threads), 0, _arguments);
    }
}
