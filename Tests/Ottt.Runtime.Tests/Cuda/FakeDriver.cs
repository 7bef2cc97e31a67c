using System.Globalization;
using Ottt.Cuda;

namespace Ottt.Runtime.Tests.Cuda;

/// <summary>Another binding to the driver: it computes nothing, notes what it is asked, and fails where a test wants it to.</summary>
internal sealed class FakeDriver : ICudaDriver
{
    /// <summary>What stands before the name of a kernel in <see cref="Calls"/>.</summary>
    public const string KernelCall = "kernel ";

    /// <summary>What stands before a number of bytes in <see cref="Calls"/>, behind the kernel that may have them.</summary>
    public const string SharedCall = "shared ";

    private readonly Dictionary<string, int> _failures = [];
    private int _lost;
    private nint _handle;

    public List<string> Calls { get; } = [];

    public int Devices { get; set; } = 1;

    public long FreeBytes { get; set; } = 1 << 20;

    public Version Capability { get; set; } = new(9, 0);

    public Version Version => new(12, 8);

    public int DeviceCount => Devices;

    /// <summary>From now on a call returns an error; one of 700 and above loses the context, as CUDA does.</summary>
    public void Fail(string call, int code) => _failures[call] = code;

    public CudaDeviceInfo Describe(int index) => new()
    {
        Index = index,
        Name = "fake",
        ComputeCapability = Capability,
        MemoryBytes = 3L << 29,
        Multiprocessors = 4,
        SharedBytesPerBlock = 227 << 10,
        ClockKilohertz = 0,
        DriverVersion = Version,
    };

    public nint RetainPrimaryContext(int index)
    {
        _lost = 0;
        return Ask("retain");
    }

    public void ReleasePrimaryContext(int index) => Ask("release");

    public void SetCurrentContext(nint context)
    {
    }

    public CudaMemory GetMemory() => new(FreeBytes, 3L << 29);

    public nint LoadModule(ReadOnlySpan<byte> image) => Ask("load");

    public void UnloadModule(nint moduleHandle) => Ask("unload");

    public nint GetKernel(nint moduleHandle, string name) => Ask($"{KernelCall}{name}");

    public int GetKernelProperty(nint kernel, CudaKernelProperty what) => 0;

    public void SetDynamicSharedBytes(nint kernel, int bytes) => Ask(string.Create(CultureInfo.InvariantCulture, $"{SharedCall}{bytes}"));

    public void Launch(nint kernel, CudaExtent blocks, CudaExtent threads, int dynamicSharedBytes, nint stream, ReadOnlySpan<nint> arguments) => Ask("launch");

    public nint Allocate(long bytes, nint stream) =>
        bytes > GetMemory().FreeBytes ? throw new CudaOutOfMemoryException("cuMemAllocAsync", bytes, GetMemory(), "device memory") : Ask("allocate");

    public void Free(nint memory, nint stream) => Ask("free");

    public nint AllocatePinned(long bytes) => Ask("allocate pinned");

    public void FreePinned(nint memory) => Ask("free pinned");

    public void Copy(nint destination, nint source, long bytes, CudaCopyKind kind, nint stream) => Ask("copy");

    public void Fill(nint destination, uint value, long count, nint stream) => Ask("fill");

    public nint CreateStream() => Ask("create stream");

    public void DestroyStream(nint stream) => Ask("destroy stream");

    public void Synchronize(nint stream) => Ask("synchronize");

    public nint CreateEvent(bool timed) => Ask("create event");

    public void DestroyEvent(nint eventHandle) => Ask("destroy event");

    public void RecordEvent(nint eventHandle, nint stream) => Ask("record");

    public void WaitForEvent(nint eventHandle, nint stream) => Ask("wait");

    public void SynchronizeEvent(nint eventHandle) => Ask("synchronize event");

    public float GetElapsedMilliseconds(nint earlier, nint later) => 0;

    public void BeginCapture(nint stream) => Ask("begin capture");

    public nint EndCapture(nint stream) => Ask("end capture");

    public void LaunchGraph(nint graph, nint stream) => Ask("launch graph");

    public void DestroyGraph(nint graph) => Ask("destroy graph");

    private nint Ask(string call)
    {
        Calls.Add(call);
        int code = _lost != 0 ? _lost : _failures.GetValueOrDefault(call);
        if (code >= 700) _lost = code;
        return code == 0 ? ++_handle : throw new CudaException(call, code, $"ERROR_{code}", "doing what the test asked");
    }
}
