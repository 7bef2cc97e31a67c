namespace Ottt.Cuda;

/// <content>The memory of a network, as generated code names it.</content>
public abstract partial class CudaBackend
{
    private long _scratchFloats;
    private nint _scratch;
    private nint _sequence;

    /// <summary>Memory between two kernels that one operation became.</summary>
    protected nint Scratch => _scratch != 0 ? _scratch : _scratch = _arena.Take(_scratchFloats * sizeof(float), $"the partial sums of {_description.Name}");

    /// <summary>The number of the sequence.</summary>
    protected nint Sequence => _sequence != 0 ? _sequence : _sequence = _arena.Take(sizeof(ulong), $"the sequence of {_description.Name}");

    /// <summary>All samples of a buffer.</summary>
    /// <param name="buffer">The buffer.</param>
    protected nint Samples(CudaBuffer buffer) => _arena.Samples(buffer);

    /// <summary>A buffer that there is once.</summary>
    /// <param name="buffer">The buffer.</param>
    protected nint Fixed(CudaBuffer buffer) => _arena.Fixed(buffer);

    /// <summary>The value of a parameter.</summary>
    /// <param name="parameter">Its position in the list.</param>
    protected nint Value(int parameter) => _parameters.Value(parameter);

    /// <summary>The gradient of a parameter.</summary>
    /// <param name="parameter">Its position in the list.</param>
    protected nint Gradient(int parameter) => _parameters.Gradient(parameter);

    /// <summary>What is saved beside the parameters.</summary>
    /// <param name="buffer">Its position in the list.</param>
    protected nint Saved(int buffer) => _saved.Address(buffer);

    /// <summary>Says how much scratch a kernel needs; before the first that names <see cref="Scratch"/> is made.</summary>
    /// <param name="samplesPerPart">The samples of a part of the batch.</param>
    /// <param name="floats">The floats of a part.</param>
    protected void NeedScratch(int samplesPerPart, int floats) =>
        _scratchFloats = Math.Max(_scratchFloats, (long)((_capacity + samplesPerPart - 1) / samplesPerPart) * floats);

    /// <summary>Makes a kernel ready to be launched.</summary>
    /// <param name="name">Its name in the text.</param>
    /// <param name="grid">Its blocks.</param>
    /// <param name="threads">The threads of a block.</param>
    /// <param name="sharedBytes">The dynamic shared memory of a block.</param>
    /// <param name="pointers">The pointers that it is given, in order.</param>
    protected CudaLaunch Launch(string name, CudaGrid grid, int threads, int sharedBytes, params ReadOnlySpan<nint> pointers)
    {
        try
        {
            return new CudaLaunch(_kernels.GetKernel(name, sharedBytes), grid, threads, sharedBytes, pointers);
        }
        catch (CudaException)
        {
            GiveUp();
            throw;
        }
    }

    /// <summary>Makes a buffer zero, part of which kernels leave alone for ever.</summary>
    /// <param name="buffer">The buffer.</param>
    protected void ClearSamples(CudaBuffer buffer) => _stream.Fill(Samples(buffer), 0, (long)_capacity * buffer.Stride);

    /// <summary>Makes a buffer that there is once zero, to which kernels add from the first step on.</summary>
    /// <param name="buffer">The buffer.</param>
    protected void ClearFixed(CudaBuffer buffer) => _stream.Fill(Fixed(buffer), 0, buffer.Stride);

    /// <summary>Puts a state buffer back to its start.</summary>
    /// <param name="buffer">The buffer.</param>
    /// <param name="value">The value of every element.</param>
    protected void Fill(CudaBuffer buffer, float value)
    {
        _state.Add(buffer);
        _stream.Fill(Samples(buffer), BitConverter.SingleToUInt32Bits(value), (long)_now.Batch * buffer.Stride);
    }

    /// <summary>Makes the variables of a spiking layer readable.</summary>
    /// <param name="layer">The layer's position.</param>
    /// <param name="charged">The charged membrane potential.</param>
    /// <param name="trace">The trace, where it is kept.</param>
    /// <param name="threshold">The potential at and above which a neuron fires.</param>
    /// <param name="reset">The potential after a spike, or null where the threshold is subtracted.</param>
    protected void AddNeuron(int layer, CudaBuffer charged, CudaBuffer? trace, float threshold, float? reset) =>
        _neurons.Add(new CudaNeuronState(this, _description.Layers[layer], charged, trace, threshold, reset));

    /// <summary>The address of the first sample of a buffer.</summary>
    internal nint AddressOf(CudaBuffer buffer) => Samples(buffer);

    /// <summary>Copies the samples in use from the device.</summary>
    internal void Download(CudaBuffer buffer, Span<float> samples) => _stream.Download(samples, Samples(buffer));

    /// <summary>Copies the samples in use to the device.</summary>
    internal void Upload(CudaBuffer buffer, ReadOnlySpan<float> samples) => _stream.Upload(Samples(buffer), samples);

    private void WriteSequence(long sequence)
    {
        // Without a mask nothing reads it.
        if (_sequence != 0) _stream.Upload(_sequence, [(ulong)sequence]);
    }
}
