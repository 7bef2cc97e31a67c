using Ottt.Cpu;

namespace Ottt.Cuda;

/// <summary>
/// The memory of a network on a device, taken when the network is made and given back with it. Planned buffers lie in two pieces, one for the samples
/// and one for what there is once.
/// </summary>
/// <param name="stream">The stream of the network.</param>
/// <param name="network">Its name.</param>
/// <param name="plan">The memory that it plans.</param>
/// <param name="capacity">The most samples.</param>
/// <param name="giveUp">Is called where there is not enough memory: the network cannot be made, and must not keep what it has.</param>
internal sealed class CudaArena(CudaStream stream, string network, CudaPlan plan, int capacity, Action giveUp) : IDisposable
{
    private readonly List<nint> _taken = [];
    private readonly Dictionary<(bool IsFixed, int Offset, int Count), nint> _separate = [];
    private nint _samples;
    private nint _fixed;

    /// <summary>
    /// Whether every planned buffer has memory of its own, so that a device that checks bounds sees where one ends. A network then needs more memory and
    /// computes the same.
    /// </summary>
    internal static bool SeparatesBuffers { get; set; }

    /// <summary>The address of the first sample of a buffer.</summary>
    public nint Samples(CudaBuffer buffer)
    {
        // Kernels count elements in 32 bits.
        if ((long)capacity * buffer.Stride > int.MaxValue)
        {
            throw new NotSupportedException(
                $"{network} has a layer of {buffer.Count} elements; a device takes at most {int.MaxValue / buffer.Stride} samples of it, not {capacity}.");
        }

        if (SeparatesBuffers) return Separate(isFixed: false, buffer, (long)capacity * buffer.Stride);
        if (_samples == 0) _samples = Take((long)capacity * plan.FloatsPerSample * sizeof(float), $"the state and activations of {network} for {capacity} samples");
        return _samples + ((nint)buffer.Offset * capacity * sizeof(float));
    }

    /// <summary>The address of a buffer that there is once.</summary>
    public nint Fixed(CudaBuffer buffer)
    {
        if (SeparatesBuffers) return Separate(isFixed: true, buffer, buffer.Stride);
        if (_fixed == 0) _fixed = Take((long)plan.FixedFloats * sizeof(float), $"the packed weights of {network}");
        return _fixed + ((nint)buffer.Offset * sizeof(float));
    }

    /// <summary>Takes memory.</summary>
    /// <param name="bytes">How much.</param>
    /// <param name="purpose">What it is for, as a user would say it.</param>
    public nint Take(long bytes, string purpose)
    {
        try
        {
            nint memory = stream.Allocate(Math.Max(bytes, Layout.Stride(1) * sizeof(float)), purpose);
            _taken.Add(memory);
            return memory;
        }
        catch (CudaException)
        {
            giveUp();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (nint memory in _taken) stream.Free(memory);
        _taken.Clear();
    }

    private nint Separate(bool isFixed, CudaBuffer buffer, long floats)
    {
        (bool, int, int) key = (isFixed, buffer.Offset, buffer.Count);
        if (!_separate.TryGetValue(key, out nint memory)) _separate[key] = memory = Take(floats * sizeof(float), $"a buffer of {network}");
        return memory;
    }
}
