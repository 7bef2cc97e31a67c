using System.Runtime.InteropServices;

namespace Ottt.Cuda;

/// <summary>
/// The functions of one loaded driver, by the names that libcuda exports in every version from 11.4 to 13. A table rather than static imports,
/// so that a process can hold two drivers: a test runs a host emulation beside the real one.
/// </summary>
internal sealed unsafe class DriverFunctions(nint library)
{
    internal readonly delegate* unmanaged<uint, int> Init = (delegate* unmanaged<uint, int>)Export(library, "cuInit");
    internal readonly delegate* unmanaged<int*, int> DriverGetVersion = (delegate* unmanaged<int*, int>)Export(library, "cuDriverGetVersion");
    internal readonly delegate* unmanaged<int, byte**, int> GetErrorName = (delegate* unmanaged<int, byte**, int>)Export(library, "cuGetErrorName");
    internal readonly delegate* unmanaged<int*, int> DeviceGetCount = (delegate* unmanaged<int*, int>)Export(library, "cuDeviceGetCount");
    internal readonly delegate* unmanaged<int*, int, int> DeviceGet = (delegate* unmanaged<int*, int, int>)Export(library, "cuDeviceGet");
    internal readonly delegate* unmanaged<byte*, int, int, int> DeviceGetName = (delegate* unmanaged<byte*, int, int, int>)Export(library, "cuDeviceGetName");
    internal readonly delegate* unmanaged<int*, int, int, int> DeviceGetAttribute = (delegate* unmanaged<int*, int, int, int>)Export(library, "cuDeviceGetAttribute");
    internal readonly delegate* unmanaged<nuint*, int, int> DeviceTotalMem = (delegate* unmanaged<nuint*, int, int>)Export(library, "cuDeviceTotalMem_v2");
    internal readonly delegate* unmanaged<nint*, int, int> DevicePrimaryCtxRetain = (delegate* unmanaged<nint*, int, int>)Export(library, "cuDevicePrimaryCtxRetain");
    internal readonly delegate* unmanaged<int, int> DevicePrimaryCtxRelease = (delegate* unmanaged<int, int>)Export(library, "cuDevicePrimaryCtxRelease_v2");
    internal readonly delegate* unmanaged<nint, int> CtxSetCurrent = (delegate* unmanaged<nint, int>)Export(library, "cuCtxSetCurrent");
    internal readonly delegate* unmanaged<nuint*, nuint*, int> MemGetInfo = (delegate* unmanaged<nuint*, nuint*, int>)Export(library, "cuMemGetInfo_v2");

    internal readonly delegate* unmanaged<nint*, byte*, int> ModuleLoadData = (delegate* unmanaged<nint*, byte*, int>)Export(library, "cuModuleLoadData");
    internal readonly delegate* unmanaged<nint, int> ModuleUnload = (delegate* unmanaged<nint, int>)Export(library, "cuModuleUnload");
    internal readonly delegate* unmanaged<nint*, nint, byte*, int> ModuleGetFunction = (delegate* unmanaged<nint*, nint, byte*, int>)Export(library, "cuModuleGetFunction");
    internal readonly delegate* unmanaged<int*, int, nint, int> FuncGetAttribute = (delegate* unmanaged<int*, int, nint, int>)Export(library, "cuFuncGetAttribute");
    internal readonly delegate* unmanaged<nint, int, int, int> FuncSetAttribute = (delegate* unmanaged<nint, int, int, int>)Export(library, "cuFuncSetAttribute");
    internal readonly delegate* unmanaged<nint, uint, uint, uint, uint, uint, uint, uint, nint, nint*, nint*, int> LaunchKernel =
        (delegate* unmanaged<nint, uint, uint, uint, uint, uint, uint, uint, nint, nint*, nint*, int>)Export(library, "cuLaunchKernel");

    internal readonly delegate* unmanaged<nint*, nuint, int> MemAlloc = (delegate* unmanaged<nint*, nuint, int>)Export(library, "cuMemAlloc_v2");
    internal readonly delegate* unmanaged<nint, int> MemFree = (delegate* unmanaged<nint, int>)Export(library, "cuMemFree_v2");
    internal readonly delegate* unmanaged<nint*, nuint, nint, int> MemAllocAsync = (delegate* unmanaged<nint*, nuint, nint, int>)Export(library, "cuMemAllocAsync");
    internal readonly delegate* unmanaged<nint, nint, int> MemFreeAsync = (delegate* unmanaged<nint, nint, int>)Export(library, "cuMemFreeAsync");
    internal readonly delegate* unmanaged<nint*, nuint, uint, int> MemHostAlloc = (delegate* unmanaged<nint*, nuint, uint, int>)Export(library, "cuMemHostAlloc");
    internal readonly delegate* unmanaged<nint, int> MemFreeHost = (delegate* unmanaged<nint, int>)Export(library, "cuMemFreeHost");
    internal readonly delegate* unmanaged<nint, nint, nuint, nint, int> MemcpyHtoDAsync = (delegate* unmanaged<nint, nint, nuint, nint, int>)Export(library, "cuMemcpyHtoDAsync_v2");
    internal readonly delegate* unmanaged<nint, nint, nuint, nint, int> MemcpyDtoHAsync = (delegate* unmanaged<nint, nint, nuint, nint, int>)Export(library, "cuMemcpyDtoHAsync_v2");
    internal readonly delegate* unmanaged<nint, nint, nuint, nint, int> MemcpyDtoDAsync = (delegate* unmanaged<nint, nint, nuint, nint, int>)Export(library, "cuMemcpyDtoDAsync_v2");
    internal readonly delegate* unmanaged<nint, uint, nuint, nint, int> MemsetD32Async = (delegate* unmanaged<nint, uint, nuint, nint, int>)Export(library, "cuMemsetD32Async");

    internal readonly delegate* unmanaged<nint*, uint, int> StreamCreate = (delegate* unmanaged<nint*, uint, int>)Export(library, "cuStreamCreate");
    internal readonly delegate* unmanaged<nint, int> StreamDestroy = (delegate* unmanaged<nint, int>)Export(library, "cuStreamDestroy_v2");
    internal readonly delegate* unmanaged<nint, int> StreamSynchronize = (delegate* unmanaged<nint, int>)Export(library, "cuStreamSynchronize");
    internal readonly delegate* unmanaged<nint, nint, uint, int> StreamWaitEvent = (delegate* unmanaged<nint, nint, uint, int>)Export(library, "cuStreamWaitEvent");
    internal readonly delegate* unmanaged<nint*, uint, int> EventCreate = (delegate* unmanaged<nint*, uint, int>)Export(library, "cuEventCreate");
    internal readonly delegate* unmanaged<nint, int> EventDestroy = (delegate* unmanaged<nint, int>)Export(library, "cuEventDestroy_v2");
    internal readonly delegate* unmanaged<nint, nint, int> EventRecord = (delegate* unmanaged<nint, nint, int>)Export(library, "cuEventRecord");
    internal readonly delegate* unmanaged<nint, int> EventSynchronize = (delegate* unmanaged<nint, int>)Export(library, "cuEventSynchronize");

    // Headers up to 12.9 declare the first name, those of 13 only the second, which drivers have since 12.8.
    internal readonly delegate* unmanaged<float*, nint, nint, int> EventElapsedTime = (delegate* unmanaged<float*, nint, nint, int>)Export(library, "cuEventElapsedTime", "cuEventElapsedTime_v2");

    internal readonly delegate* unmanaged<nint, int, int> StreamBeginCapture = (delegate* unmanaged<nint, int, int>)Export(library, "cuStreamBeginCapture_v2");
    internal readonly delegate* unmanaged<nint, nint*, int> StreamEndCapture = (delegate* unmanaged<nint, nint*, int>)Export(library, "cuStreamEndCapture");
    internal readonly delegate* unmanaged<nint*, nint, ulong, int> GraphInstantiate = (delegate* unmanaged<nint*, nint, ulong, int>)Export(library, "cuGraphInstantiateWithFlags");
    internal readonly delegate* unmanaged<nint, nint, int> GraphLaunch = (delegate* unmanaged<nint, nint, int>)Export(library, "cuGraphLaunch");
    internal readonly delegate* unmanaged<nint, int> GraphExecDestroy = (delegate* unmanaged<nint, int>)Export(library, "cuGraphExecDestroy");
    internal readonly delegate* unmanaged<nint, int> GraphDestroy = (delegate* unmanaged<nint, int>)Export(library, "cuGraphDestroy");

    private static nint Export(nint library, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (NativeLibrary.TryGetExport(library, name, out nint address)) return address;
        }
        throw new CudaUnavailableException($"The library is no NVIDIA driver, or one that is too old: it has no {names[0]}.", "Install a driver for CUDA 11.4 or newer.");
    }
}
