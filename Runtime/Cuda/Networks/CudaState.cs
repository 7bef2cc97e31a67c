using Ottt.Cpu;

namespace Ottt.Cuda;

/// <summary>Copies the state buffers of a network out and in, in an order of elements that does not depend on the device.</summary>
internal sealed class CudaState(CudaBackend backend)
{
    private readonly List<CudaBuffer> _buffers = [];
    private float[] _samples = [];
    private int _count;

    /// <summary>Begins to list the buffers anew.</summary>
    public void Clear()
    {
        _buffers.Clear();
        _count = 0;
    }

    /// <summary>Adds a buffer to the list.</summary>
    public void Add(CudaBuffer buffer)
    {
        _buffers.Add(buffer);
        _count += buffer.Count;
    }

    /// <summary>Copies the samples in use, dense and channels first.</summary>
    public void Save(Span<float> destination)
    {
        int start = 0;
        foreach (CudaBuffer buffer in _buffers)
        {
            Span<float> samples = Room(buffer);
            backend.Download(buffer, samples);
            for (int sample = 0; sample < backend.SamplesInUse; sample++)
            {
                Layout.FromChannelsLast(samples[(sample * buffer.Stride)..], destination.Slice((sample * _count) + start, buffer.Count), buffer.Channels, buffer.Positions, samples: 1);
            }

            start += buffer.Count;
        }
    }

    /// <summary>Puts back what <see cref="Save"/> copied.</summary>
    public void Restore(ReadOnlySpan<float> source)
    {
        int start = 0;
        foreach (CudaBuffer buffer in _buffers)
        {
            Span<float> samples = Room(buffer);
            samples.Clear();
            for (int sample = 0; sample < backend.SamplesInUse; sample++)
            {
                Layout.ToChannelsLast(source.Slice((sample * _count) + start, buffer.Count), samples[(sample * buffer.Stride)..], buffer.Channels, buffer.Positions, samples: 1);
            }

            backend.Upload(buffer, samples);
            start += buffer.Count;
        }
    }

    private Span<float> Room(CudaBuffer buffer)
    {
        int count = backend.SamplesInUse * buffer.Stride;
        if (_samples.Length < count) _samples = new float[count];
        return _samples.AsSpan(0, count);
    }
}
