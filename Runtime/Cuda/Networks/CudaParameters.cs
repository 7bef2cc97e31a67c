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
    private bool _isAhead;

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
        Values = arena.Take((long)floats * sizeof(float), $"the parameters of {description.Name}");
        Gradients = arena.Take((long)floats * sizeof(float), $"the gradients of {description.Name}");

        // An update goes over what lies between the parameters, too.
        _stream.Fill(Values, 0, floats);
        ClearGradients();
        foreach (Parameter parameter in List) parameter.Refresh = Download;
    }

    /// <summary>The parameters as the host sees them.</summary>
    public ParameterList List { get; }

    /// <summary>The address of all values, each parameter at a multiple of 16 floats.</summary>
    public nint Values { get; }

    /// <summary>The address of all gradients, in the places of the values.</summary>
    public nint Gradients { get; }

    /// <summary>The floats of all values, those between parameters included; a multiple of 16.</summary>
    public int Floats => _arrived.Length;

    /// <summary>Copies on the host, for when the device is lost.</summary>
    public CudaHostCopies? Copies { get; set; }

    /// <summary>Whether the host has no gradient that the device lacks.</summary>
    public bool HostGradientsAreZero
    {
        get
        {
            for (int index = 0; index < List.Count; index++)
            {
                if (!List[index].GradientIsZero) return false;
            }

            return true;
        }
    }

    public nint Value(int index) => Of(Values, index);

    public nint Gradient(int index) => Of(Gradients, index);

    /// <summary>The address of a parameter in memory that has the places of the values.</summary>
    public nint Of(nint memory, int index) => memory + ((nint)_offsets[index] * sizeof(float));

    /// <summary>The elements of a parameter in memory that has the places of the values.</summary>
    public Span<float> SliceOf(Span<float> memory, int index) => memory.Slice(_offsets[index], List[index].Count);

    /// <summary>Says that the device has moved the values.</summary>
    public void MoveOnDevice() => _isAhead = true;

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
        _stream.Download(_arrived.AsSpan(), Gradients);
        ClearGradients();
        for (int index = 0; index < List.Count; index++)
        {
            Elementwise.Add(SliceOf(_arrived, index), List[index].PartialGradient);
        }
    }

    /// <summary>Makes the gradients of the device zero.</summary>
    public void ClearGradients() => _stream.Fill(Gradients, 0, _arrived.Length);

    private void Download()
    {
        if (!_isAhead) return;
        Span<float> values = _arrived;
        if (Copies is { AreNeeded: true }) values = Copies.Tensor(0);
        else _stream.Download(values, Values);
        for (int index = 0; index < List.Count; index++) SliceOf(values, index).CopyTo(List[index].EditedValue);
        _isAhead = false;
    }
}
