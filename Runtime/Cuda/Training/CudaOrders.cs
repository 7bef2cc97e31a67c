namespace Ottt.Cuda;

/// <summary>What the device is told before a sequence: the labels, and the numbers of each update.</summary>
internal sealed class CudaOrders(CudaStream stream, CudaArena arena, int capacity, string network) : IDisposable
{
    private const int FirstUpdates = 32;

    // Settings begin at a multiple of 16 bytes.
    private readonly int _labelBytes = ((capacity * sizeof(int)) + 15) & ~15;
    private CudaMirror? _memory;
    private int _updates = FirstUpdates;

    /// <summary>The address of the labels.</summary>
    public nint Labels => Memory.Device;

    private CudaMirror Memory => _memory ??= new CudaMirror(stream, arena, _labelBytes + ((long)_updates * CudaUpdates.SettingsLength * sizeof(float)), $"the labels and updates of {network}");

    /// <summary>Makes room for the numbers of updates; says whether addresses have changed.</summary>
    public bool Reserve(int updates)
    {
        if (updates <= _updates) return false;
        while (_updates < updates) _updates *= 2;
        _memory?.Dispose();
        _memory = null;
        return true;
    }

    /// <summary>The address of the numbers of an update.</summary>
    public nint Settings(int update) => Memory.Device + _labelBytes + ((nint)update * CudaUpdates.SettingsLength * sizeof(float));

    /// <summary>The labels on the host.</summary>
    public Span<int> LabelsOnHost => Memory.Host<int>(0, capacity);

    /// <summary>The numbers of an update on the host.</summary>
    public Span<float> SettingsOnHost(int update) => Memory.Host<float>(_labelBytes + ((long)update * CudaUpdates.SettingsLength * sizeof(float)), CudaUpdates.SettingsLength);

    /// <summary>Queues the copy to the device.</summary>
    public void Upload() => Memory.Upload();

    public void Dispose() => _memory?.Dispose();
}
