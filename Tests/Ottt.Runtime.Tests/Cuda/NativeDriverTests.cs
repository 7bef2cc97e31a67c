using Ottt.Cuda;
using Ottt.Testing;
using Xunit;

namespace Ottt.Runtime.Tests.Cuda;

/// <summary>What reaches the device is what was meant: arguments, extents, options.</summary>
public sealed class NativeDriverTests : HostDeviceTest
{
    [Fact]
    public void A_device_tells_what_it_is()
    {
        CudaDeviceInfo device = Assert.Single(CudaDevices.Query(HostDevice.Platform).Devices);
        Assert.NotEmpty(device.Name);
        Assert.True(device.ComputeCapability >= new Version(8, 0));
        Assert.True(device.DriverVersion >= new Version(11, 4));
        Assert.InRange(device.SharedBytesPerBlock, 48 << 10, 1 << 20);
        Assert.True(device.MemoryBytes > 1 << 20);
        Assert.True(device.Multiprocessors > 0);
    }

    [Fact]
    public void A_kernel_reads_what_was_copied_and_its_result_comes_back()
    {
        float[] x = [.. Enumerable.Range(0, Count).Select(i => (i * 0.25f) - 7)];
        nint input = Stream.Allocate(Count * sizeof(float), "x"), output = Stream.Allocate(Count * sizeof(float), "y");
        Stream.Upload<float>(input, x);
        Scale(Module.GetKernel("scale"), output, input, 1.5f);
        float[] y = new float[Count];
        Stream.Download(y, output);
        Assert.Equal(x.Select(value => value * 1.5f), y);
        Stream.Free(input);
        Stream.Free(output);
    }

    [Fact]
    public void Blocks_and_threads_have_the_extents_they_were_given()
    {
        CudaExtent blocks = new(3, 2, 5), threads = new(4, 3, 2);
        int count = 3 * 2 * 5 * 4 * 3 * 2;
        nint output = Stream.Allocate(count * sizeof(int), "y");
        Stream.Launch(Module.GetKernel("where"), blocks, threads, 0, new CudaArguments(1).Set(0, output));
        int[] y = new int[count];
        Stream.Download(y, output);
        int at = 0;
        foreach (int block in Places(blocks))
        {
            foreach (int thread in Places(threads)) Assert.Equal(block + (1000 * thread), y[at++]);
        }
        Stream.Free(output);
    }

    [Fact]
    public void Kernels_know_the_agreement_of_the_runtime()
    {
        nint output = Stream.Allocate(sizeof(int), "y");
        Stream.Launch(Module.GetKernel("abi"), new(1), new(1), 0, new CudaArguments(1).Set(0, output));
        int[] y = new int[1];
        Stream.Download(y, output);
        Assert.Equal(KernelOptions.Abi, y[0]);
        Stream.Free(output);
    }

    [Fact]
    public void A_launch_allocates_nothing()
    {
        CudaKernel scale = Module.GetKernel("scale");
        nint memory = Stream.Allocate(Count * sizeof(float), "x"), output = Stream.Allocate(Count * sizeof(float), "y");
        Stream.Fill(memory, 0, Count);
        Assert.Equal(0, Allocation.FewestBytes(() => Scale(scale, output, memory, 1)));
        Stream.Synchronize();
        Stream.Free(memory);
        Stream.Free(output);
    }

    /// <summary>All places of an extent, x fastest, each as the decimal digits zyx.</summary>
    private static IEnumerable<int> Places(CudaExtent extent) =>
        from z in Enumerable.Range(0, extent.Z) from y in Enumerable.Range(0, extent.Y) from x in Enumerable.Range(0, extent.X) select x + (10 * y) + (100 * z);
}
