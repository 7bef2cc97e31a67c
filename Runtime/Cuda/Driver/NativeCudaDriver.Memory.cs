namespace Ottt.Cuda;

internal sealed unsafe partial class NativeCudaDriver
{
    private const int NotSupported = 801;
    private const uint PortableHostMemory = 1;

    public nint Allocate(long bytes, nint stream)
    {
        nint memory;
        int result = _functions.MemAllocAsync(&memory, (nuint)bytes, stream);
        // Devices without memory pools, such as some virtual ones, allocate at once.
        if (result == NotSupported) result = _functions.MemAlloc(&memory, (nuint)bytes);
        ThrowUnlessAllocated(result, "cuMemAllocAsync", bytes, "device memory");
        return memory;
    }

    public void Free(nint memory, nint stream)
    {
        int result = _functions.MemFreeAsync(memory, stream);
        if (result == NotSupported) result = _functions.MemFree(memory);
        Check(result, "cuMemFreeAsync", "freeing device memory");
    }

    public nint AllocatePinned(long bytes)
    {
        nint memory;
        int result = _functions.MemHostAlloc(&memory, (nuint)bytes, PortableHostMemory);
        ThrowUnlessAllocated(result, "cuMemHostAlloc", bytes, "pinned memory of the host");
        return memory;
    }

    public void FreePinned(nint memory) => Check(_functions.MemFreeHost(memory), "cuMemFreeHost", "freeing pinned memory of the host");

    public void Copy(nint destination, nint source, long bytes, CudaCopyKind kind, nint stream)
    {
        (int result, string call, string direction) = kind switch
        {
            CudaCopyKind.HostToDevice => (_functions.MemcpyHtoDAsync(destination, source, (nuint)bytes, stream), "cuMemcpyHtoDAsync", "to the device"),
            CudaCopyKind.DeviceToHost => (_functions.MemcpyDtoHAsync(destination, source, (nuint)bytes, stream), "cuMemcpyDtoHAsync", "to the host"),
            CudaCopyKind.DeviceToDevice => (_functions.MemcpyDtoDAsync(destination, source, (nuint)bytes, stream), "cuMemcpyDtoDAsync", "on the device"),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
        if (result != 0) throw Failure(result, call, $"copying {bytes} bytes {direction}");
    }

    public void Fill(nint destination, uint value, long count, nint stream)
    {
        int result = _functions.MemsetD32Async(destination, value, (nuint)count, stream);
        if (result != 0) throw Failure(result, "cuMemsetD32Async", $"filling {count} elements on the device");
    }

    private void ThrowUnlessAllocated(int result, string call, long bytes, string purpose)
    {
        if (result == CudaOutOfMemoryException.ErrorCode) throw new CudaOutOfMemoryException(call, bytes, GetMemory(), purpose);
        if (result != 0) throw Failure(result, call, $"allocating {bytes} bytes of {purpose}");
    }
}
