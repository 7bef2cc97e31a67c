using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace Ottt.Cuda;

internal sealed unsafe partial class NativeCudaDriver
{
    private const int NameBytes = 256;

    // CUdevice_attribute
    private const int ClockRate = 13;
    private const int MultiprocessorCount = 16;
    private const int ComputeCapabilityMajor = 75;
    private const int ComputeCapabilityMinor = 76;
    private const int MaxSharedMemoryPerBlockOptIn = 97;

    private readonly ConcurrentDictionary<int, int> _handles = [];

    public int DeviceCount
    {
        get
        {
            if (_hasNoDevice) return 0;
            int count;
            int result = _functions.DeviceGetCount(&count);
            if (result == NoDevice) return 0;
            Check(result, "cuDeviceGetCount", "counting the devices");
            return count;
        }
    }

    public CudaDeviceInfo Describe(int index)
    {
        int device = Handle(index);
        byte* name = stackalloc byte[NameBytes];
        Check(_functions.DeviceGetName(name, NameBytes, device), "cuDeviceGetName", $"asking for the name of cuda:{index}");
        nuint memory;
        Check(_functions.DeviceTotalMem(&memory, device), "cuDeviceTotalMem", $"asking for the memory of cuda:{index}");
        return new CudaDeviceInfo
        {
            Index = index,
            Name = Marshal.PtrToStringUTF8((nint)name)!,
            ComputeCapability = new Version(Attribute(device, ComputeCapabilityMajor), Attribute(device, ComputeCapabilityMinor)),
            MemoryBytes = (long)memory,
            Multiprocessors = Attribute(device, MultiprocessorCount),
            SharedBytesPerBlock = Attribute(device, MaxSharedMemoryPerBlockOptIn),
            ClockKilohertz = Attribute(device, ClockRate),
            DriverVersion = Version,
        };
    }

    public nint RetainPrimaryContext(int index)
    {
        nint context;
        Check(_functions.DevicePrimaryCtxRetain(&context, Handle(index)), "cuDevicePrimaryCtxRetain", $"opening the context of cuda:{index}");
        return context;
    }

    public void ReleasePrimaryContext(int index) =>
        Check(_functions.DevicePrimaryCtxRelease(Handle(index)), "cuDevicePrimaryCtxRelease", $"closing the context of cuda:{index}");

    public void SetCurrentContext(nint context) => Check(_functions.CtxSetCurrent(context), "cuCtxSetCurrent", "making a context current");

    public CudaMemory GetMemory()
    {
        nuint free, total;
        Check(_functions.MemGetInfo(&free, &total), "cuMemGetInfo", "asking for the free memory");
        return new CudaMemory((long)free, (long)total);
    }

    /// <summary>Handles are looked up once: after a sticky error the driver may refuse even that, and a context must be closed all the same.</summary>
    private int Handle(int index) => _handles.GetOrAdd(index, FindHandle);

    private int FindHandle(int index)
    {
        int device;
        Check(_functions.DeviceGet(&device, index), "cuDeviceGet", $"looking for cuda:{index}");
        return device;
    }

    private int Attribute(int device, int attribute)
    {
        int value;
        Check(_functions.DeviceGetAttribute(&value, attribute, device), "cuDeviceGetAttribute", $"asking for property {attribute} of a device");
        return value;
    }
}
