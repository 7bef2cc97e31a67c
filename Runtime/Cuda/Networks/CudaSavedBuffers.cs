using Ottt.Cpu;

namespace Ottt.Cuda;

/// <summary>
/// What a network saves beside its parameters, such as running statistics: on the device, where training changes it, and on the host, where it is read and
/// written between steps.
/// </summary>
internal sealed class CudaSavedBuffers
{
    private readonly CudaStream _stream;
    private readonly nint[] _addresses;
    private readonly int[] _versions;
    private bool _isBehind;

    public CudaSavedBuffers(NetworkDescription description, CudaStream stream, CudaArena arena)
    {
        _stream = stream;
        List = CpuBuffers.Allocate(description);
        _addresses = [.. List.Select(buffer => arena.Take((long)buffer.Count * (buffer is NetworkBuffer<long> ? sizeof(long) : sizeof(float)), $"{buffer.Name} of {description.Name}"))];
        _versions = new int[List.Count];
        Array.Fill(_versions, -1);
        foreach (NetworkBuffer buffer in List) buffer.Refresh = Download;
    }

    /// <summary>The buffers as the host sees them.</summary>
    public NetworkBufferList List { get; }

    public nint Address(int index) => _addresses[index];

    /// <summary>Brings to the device what the host has opened for writing.</summary>
    public void Upload()
    {
        for (int index = 0; index < List.Count; index++)
        {
            if (_versions[index] == List[index].Version) continue;
            _versions[index] = List[index].Version;
            if (List[index] is NetworkBuffer<long> counts) _stream.Upload(_addresses[index], (ReadOnlySpan<long>)counts.Kept);
            else _stream.Upload(_addresses[index], (ReadOnlySpan<float>)((NetworkBuffer<float>)List[index]).Kept);
        }
    }

    /// <summary>Says that a training step has changed them on the device.</summary>
    public void Change() => _isBehind = true;

    private void Download()
    {
        if (!_isBehind) return;
        _isBehind = false;
        for (int index = 0; index < List.Count; index++)
        {
            if (List[index] is NetworkBuffer<long> counts) _stream.Download(counts.Kept, _addresses[index]);
            else _stream.Download(((NetworkBuffer<float>)List[index]).Kept, _addresses[index]);
        }
    }
}
