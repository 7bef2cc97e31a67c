using System.Runtime.InteropServices;
using Ottt.Cuda;
using Xunit;

namespace Ottt.Runtime.Tests.Cuda;

/// <summary>Memory, copies, events and captures of a stream.</summary>
public sealed class NativeStreamTests : HostDeviceTest
{
    [Fact]
    public void Pinned_memory_holds_a_result_after_the_stream_got_there()
    {
        nint device = Stream.Allocate(sizeof(int), "y"), pinned = Stream.AllocatePinned(sizeof(int), "y");
        Marshal.WriteInt32(pinned, -1);
        Stream.Fill(device, 42, 1);
        Stream.Copy(pinned, device, sizeof(int), CudaCopyKind.DeviceToHost);
        Stream.Synchronize();
        Assert.Equal(42, Marshal.ReadInt32(pinned));
        Stream.Free(device);
        Stream.FreePinned(pinned);
    }

    [Fact]
    public void A_capture_does_nothing_until_it_is_launched_and_then_every_time()
    {
        float[] ones = [.. Enumerable.Repeat(1f, Count)];
        nint a = Stream.Allocate(Count * sizeof(float), "a"), b = Stream.Allocate(Count * sizeof(float), "b");
        Stream.Upload<float>(a, ones);
        Stream.Upload<float>(b, ones);
        CudaKernel scale = Module.GetKernel("scale");
        using CudaGraph graph = Stream.Capture(() =>
        {
            Scale(scale, b, a, 2);
            Scale(scale, a, b, 1);
        });
        float[] y = new float[Count];
        Stream.Download(y, a);
        Assert.Equal(ones, y);
        for (int replay = 0; replay < 3; replay++) Stream.Launch(graph);
        Stream.Download(y, a);
        Assert.All(y, value => Assert.Equal(8f, value));
        Stream.Free(a);
        Stream.Free(b);
    }

    [Fact]
    public void Waiting_inside_a_capture_is_refused_and_the_stream_works_afterwards()
    {
        var error = Assert.Throws<CudaException>(() => Stream.Capture(Stream.Synchronize));
        Assert.Equal("CUDA_ERROR_STREAM_CAPTURE_UNSUPPORTED", error.Name);
        Stream.Synchronize();
    }

    [Fact]
    public void Events_orderStreams_and_measure_time()
    {
        ICudaDriver driver = Context.Enter();
        using CudaStream other = Context.CreateStream();
        nint memory = Stream.Allocate(sizeof(int), "y"), earlier = driver.CreateEvent(timed: true), later = driver.CreateEvent(timed: true);
        driver.RecordEvent(earlier, Stream.Handle);
        Stream.Fill(memory, 7, 1);
        driver.RecordEvent(later, Stream.Handle);
        driver.WaitForEvent(later, other.Handle);
        int[] y = new int[1];
        other.Download(y, memory);
        Assert.Equal(7, y[0]);
        driver.SynchronizeEvent(later);
        Assert.True(driver.GetElapsedMilliseconds(earlier, later) >= 0);
        driver.DestroyEvent(earlier);
        driver.DestroyEvent(later);
        Stream.Free(memory);
    }

    [Fact]
    public void More_memory_than_there_is_is_told_with_what_is_free()
    {
        CudaMemory memory = Context.Enter().GetMemory();
        Assert.InRange(memory.FreeBytes, 1, memory.TotalBytes);
        var error = Assert.Throws<CudaOutOfMemoryException>(() => Stream.Allocate(memory.TotalBytes + 1, "a network that is too large"));
        Assert.Equal(memory.TotalBytes, error.Memory.TotalBytes);
        Assert.Contains("no room for a network that is too large", error.Message, StringComparison.Ordinal);
        Stream.Synchronize();
    }

    [Fact]
    public void Memory_is_filled_and_copied_on_the_device()
    {
        nint first = Stream.Allocate(Count * sizeof(float), "first"), second = Stream.Allocate(Count * sizeof(float), "second");
        Stream.Fill(first, BitConverter.SingleToUInt32Bits(2.5f), Count);
        Stream.Fill(second, 0, Count);
        Stream.Copy(second + (10 * sizeof(float)), first, 20 * sizeof(float), CudaCopyKind.DeviceToDevice);
        float[] y = new float[Count];
        Stream.Download(y, second);
        Assert.Equal(Enumerable.Range(0, Count).Select(i => i is >= 10 and < 30 ? 2.5f : 0), y);
        Stream.Free(first);
        Stream.Free(second);
    }
}
