using Ottt.Cpu;

namespace Ottt.Cuda;

/// <summary>
/// The parameters of a network on a device, beside those of the host. Values follow the host whenever it has opened them for writing; gradients are summed
/// on the device and brought to the host when somebody reads them.
/// </summary>
internal sealed class CudaParameters
{
    private readonly CudaStream _stream;
    private readonly int[] _offsets;
    private readonly int[] _versions;
    private readonly float[] _arrived;
    private readonly nint _values;
    private readonly nint _gradients;

    public CudaParameters(NetworkDescription description, CudaStream stream, CudaArena arena)
    {
        _stream = stream;
        List = CpuParameters.Allocate(description, WorkerPool.Shared(1));
        _offsets = new int[List.Count];
        int floats = 0;
        for (int index = 0; index < List.Count; index++)
        {
            _offsets[index] = floats;
            floats += Layout.Stride(List[index].Count);
        }

        _versions = new int[List.Count];
        Array.Fill(_versions, -1);
        _arrived = new float[floats];
        _values = arena.Take((long)floats * sizeof(float), $"the parameters of {description.Name}");
        _gradients = arena.Take((long)floats * sizeof(float), $"the gradients of {description.Name}");
        ClearGradients();
    }

    /// <summary>The parameters as the host sees them.</summary>
    public ParameterList List { get; }

    public nint Value(int index) => _values + ((nint)_offsets[index] * sizeof(float));

    public nint Gradient(int index) => _gradients + ((nint)_offsets[index] * sizeof(float));

    /// <summary>Brings to the device what the host has opened for writing; says whether there was anything.</summary>
    public bool Upload()
    {
        bool changed = false;
        for (int index = 0; index < List.Count; index++)
        {
            if (_versions[index] == List[index].Version) continue;
            _versions[index] = List[index].Version;
            _stream.Upload(Value(index), (ReadOnlySpan<float>)List[index].EditedValue);
            changed = true;
        }

        return changed;
    }

    /// <summary>Adds the gradients of the device to those of the host, and begins anew on the device.</summary>
    public void TakeGradients()
    {
        _stream.Download(_arrived.AsSpan(), _gradients);
        ClearGradients();
        for (int index = 0; index < List.Count; index++)
        {
            Elementwise.Add(_arrived.AsSpan(_offsets[index], List[index].Count), List[index].PartialGradient);
        }
    }

    private void ClearGradients() => _stream.Fill(_gradients, 0, _arrived.Length);
}
