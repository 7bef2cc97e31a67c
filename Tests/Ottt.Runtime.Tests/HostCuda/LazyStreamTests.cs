using System.Runtime.InteropServices;
using Ottt.Cuda;
using Xunit;

namespace Ottt.Runtime.Tests.HostCuda;

/// <summary>Work is done as late as CUDA allows, so that a synchronisation that is missing shows every time.</summary>
public sealed class LazyStreamTests : HostCudaTests
{
    [Fact]
    public void Pinned_memory_has_its_old_value_until_the_stream_is_waited_for()
    {
        using var run = new KernelRun(Device().Platform, "semantics.cu");
        nint pinned = run.Stream.AllocatePinned(sizeof(int), "a result");
        nint memory = run.Upload(42);
        Marshal.WriteInt32(pinned, -1);
        run.Stream.Copy(pinned, memory, sizeof(int), CudaCopyKind.DeviceToHost);
        Assert.Equal(-1, Marshal.ReadInt32(pinned));
        run.Stream.Synchronize();
        Assert.Equal(42, Marshal.ReadInt32(pinned));
        run.Stream.FreePinned(pinned);
    }

    [Fact]
    public void Pinned_memory_that_is_changed_too_early_changes_what_is_copied()
    {
        using var run = new KernelRun(Device().Platform, "semantics.cu");
        nint pinned = run.Stream.AllocatePinned(sizeof(int), "an input");
        nint memory = run.Allocate<int>(1);
        Marshal.WriteInt32(pinned, 1);
        run.Stream.Copy(memory, pinned, sizeof(int), CudaCopyKind.HostToDevice);
        Marshal.WriteInt32(pinned, 2);
        Assert.Equal(2, run.Download<int>(memory, 1)[0]);
        run.Stream.FreePinned(pinned);
    }

    [Fact]
    public void A_stream_that_does_not_wait_for_another_may_be_first()
    {
        using var run = new KernelRun(Device().Platform, "semantics.cu");
        using CudaStream other = run.Context.CreateStream();
        ICudaDriver driver = run.Context.Enter();
        nint memory = run.Upload(1u), eventHandle = driver.CreateEvent(timed: false);
        run.Stream.Synchronize();
        run.Stream.Fill(memory, 7, 1);
        driver.RecordEvent(eventHandle, run.Stream.Handle);
        var early = new uint[1];
        other.Download<uint>(early, memory);
        Assert.Equal(1u, early[0]);
        driver.WaitForEvent(eventHandle, other.Handle);
        other.Download<uint>(early, memory);
        Assert.Equal(7u, early[0]);
        driver.DestroyEvent(eventHandle);
    }

    [Fact]
    public unsafe void Registered_memory_is_as_lazy_as_pinned_memory()
    {
        Testing.HostCuda.HostCudaDevice device = Device();
        using var run = new KernelRun(device.Platform, "semantics.cu");
        var register = (delegate* unmanaged<int*, nuint, uint, int>)device.Export("cuMemHostRegister_v2");
        var unregister = (delegate* unmanaged<int*, int>)device.Export("cuMemHostUnregister");
        int* host = stackalloc int[1];
        nint memory = run.Upload(42);
        *host = -1;
        Assert.Equal(0, register(host, sizeof(int), 0));
        run.Stream.Copy((nint)host, memory, sizeof(int), CudaCopyKind.DeviceToHost);
        Assert.Equal(-1, *host);
        run.Stream.Synchronize();
        Assert.Equal(42, *host);
        Assert.Equal(0, unregister(host));
        Assert.NotEqual(0, unregister(host));
    }
}
