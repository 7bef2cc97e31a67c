using System.Runtime.InteropServices;
using Ottt.Cuda;
using Ottt.Runtime.Tests.Data;
using Ottt.Runtime.Tests.Networks;
using Ottt.Testing;
using Xunit;

namespace Ottt.Runtime.Tests.Cuda;

/// <summary>
/// The native binding on HostCuda, which takes the same calls as NVIDIA's driver: what reaches the device is what was meant, and what it refuses is
/// told. HostCuda has one device per process.
/// </summary>
[Collection(nameof(AloneInProcess))]
public sealed class NativeDriverTests : IDisposable
{
    private const string Text = """
        extern "C" __global__ void __launch_bounds__(64) scale(float* __restrict__ y, const float* __restrict__ x, int count, float factor)
        {
            int i = blockIdx.x * blockDim.x + threadIdx.x;
            if (i < count) y[i] = factor * x[i];
        }
        extern "C" __global__ void where(int* y)
        {
            int block = (blockIdx.z * gridDim.y + blockIdx.y) * gridDim.x + blockIdx.x;
            int thread = (threadIdx.z * blockDim.y + threadIdx.y) * blockDim.x + threadIdx.x;
            y[block * 24 + thread] = blockIdx.x + 10 * blockIdx.y + 100 * blockIdx.z + 1000 * threadIdx.x + 10000 * threadIdx.y + 100000 * threadIdx.z;
        }
        extern "C" __global__ void abi(int* y) { *y = OTTT_ABI; }
        """;

    private const int Count = 1000;

    private readonly CudaDeviceContext _context;
    private readonly CudaStream _stream;
    private readonly CudaModule _module;
    private readonly CudaArguments _scaled = new(4);

    public NativeDriverTests()
    {
        _context = CudaDeviceContext.Share(Device.Cuda(0, HostDevice.Platform));
        _stream = _context.CreateStream();
        _module = _context.Load(KernelOptions.Program("native.cu", Text));
    }

    public void Dispose()
    {
        _stream.Dispose();
        _context.Dispose();
    }

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
        nint input = _stream.Allocate(Count * sizeof(float), "x"), output = _stream.Allocate(Count * sizeof(float), "y");
        _stream.Upload<float>(input, x);
        Scale(_module.GetKernel("scale"), output, input, 1.5f);
        float[] y = new float[Count];
        _stream.Download(y, output);
        Assert.Equal(x.Select(value => value * 1.5f), y);
        _stream.Free(input);
        _stream.Free(output);
    }

    [Fact]
    public void Blocks_and_threads_have_the_extents_they_were_given()
    {
        CudaExtent blocks = new(3, 2, 5), threads = new(4, 3, 2);
        int count = 3 * 2 * 5 * 4 * 3 * 2;
        nint output = _stream.Allocate(count * sizeof(int), "y");
        _stream.Launch(_module.GetKernel("where"), blocks, threads, 0, new CudaArguments(1).Set(0, output));
        int[] y = new int[count];
        _stream.Download(y, output);
        int at = 0;
        foreach (int block in Places(blocks))
        {
            foreach (int thread in Places(threads)) Assert.Equal(block + (1000 * thread), y[at++]);
        }
        _stream.Free(output);
    }

    [Fact]
    public void Kernels_know_the_agreement_of_the_runtime()
    {
        nint output = _stream.Allocate(sizeof(int), "y");
        _stream.Launch(_module.GetKernel("abi"), new(1), new(1), 0, new CudaArguments(1).Set(0, output));
        int[] y = new int[1];
        _stream.Download(y, output);
        Assert.Equal(KernelOptions.Abi, y[0]);
        _stream.Free(output);
    }

    [Fact]
    public void Memory_is_filled_and_copied_on_the_device()
    {
        nint first = _stream.Allocate(Count * sizeof(float), "first"), second = _stream.Allocate(Count * sizeof(float), "second");
        _stream.Fill(first, BitConverter.SingleToUInt32Bits(2.5f), Count);
        _stream.Fill(second, 0, Count);
        _stream.Copy(second + (10 * sizeof(float)), first, 20 * sizeof(float), CudaCopyKind.DeviceToDevice);
        float[] y = new float[Count];
        _stream.Download(y, second);
        Assert.Equal(Enumerable.Range(0, Count).Select(i => i is >= 10 and < 30 ? 2.5f : 0), y);
        _stream.Free(first);
        _stream.Free(second);
    }

    [Fact]
    public void Pinned_memory_holds_a_result_after_the_stream_got_there()
    {
        nint device = _stream.Allocate(sizeof(int), "y"), pinned = _stream.AllocatePinned(sizeof(int), "y");
        Marshal.WriteInt32(pinned, -1);
        _stream.Fill(device, 42, 1);
        _stream.Copy(pinned, device, sizeof(int), CudaCopyKind.DeviceToHost);
        _stream.Synchronize();
        Assert.Equal(42, Marshal.ReadInt32(pinned));
        _stream.Free(device);
        _stream.FreePinned(pinned);
    }

    [Fact]
    public void A_capture_does_nothing_until_it_is_launched_and_then_every_time()
    {
        float[] ones = [.. Enumerable.Repeat(1f, Count)];
        nint a = _stream.Allocate(Count * sizeof(float), "a"), b = _stream.Allocate(Count * sizeof(float), "b");
        _stream.Upload<float>(a, ones);
        _stream.Upload<float>(b, ones);
        CudaKernel scale = _module.GetKernel("scale");
        using CudaGraph graph = _stream.Capture(() =>
        {
            Scale(scale, b, a, 2);
            Scale(scale, a, b, 1);
        });
        float[] y = new float[Count];
        _stream.Download(y, a);
        Assert.Equal(ones, y);
        for (int replay = 0; replay < 3; replay++) _stream.Launch(graph);
        _stream.Download(y, a);
        Assert.All(y, value => Assert.Equal(8f, value));
        _stream.Free(a);
        _stream.Free(b);
    }

    [Fact]
    public void Waiting_inside_a_capture_is_refused_and_the_stream_works_afterwards()
    {
        var error = Assert.Throws<CudaException>(() => _stream.Capture(_stream.Synchronize));
        Assert.Equal("CUDA_ERROR_STREAM_CAPTURE_UNSUPPORTED", error.Name);
        _stream.Synchronize();
    }

    [Fact]
    public void Events_order_streams_and_measure_time()
    {
        ICudaDriver driver = _context.Enter();
        using CudaStream other = _context.CreateStream();
        nint memory = _stream.Allocate(sizeof(int), "y"), earlier = driver.CreateEvent(timed: true), later = driver.CreateEvent(timed: true);
        driver.RecordEvent(earlier, _stream.Handle);
        _stream.Fill(memory, 7, 1);
        driver.RecordEvent(later, _stream.Handle);
        driver.WaitForEvent(later, other.Handle);
        int[] y = new int[1];
        other.Download(y, memory);
        Assert.Equal(7, y[0]);
        driver.SynchronizeEvent(later);
        Assert.True(driver.GetElapsedMilliseconds(earlier, later) >= 0);
        driver.DestroyEvent(earlier);
        driver.DestroyEvent(later);
        _stream.Free(memory);
    }

    [Fact]
    public void A_launch_that_the_device_refuses_is_told_with_its_kernel_and_extents()
    {
        CudaKernel scale = _module.GetKernel("scale");
        Assert.Equal(64, scale.MaxThreadsPerBlock);
        nint memory = _stream.Allocate(Count * sizeof(float), "x");
        CudaArguments arguments = new CudaArguments(4).Set(0, memory).Set(1, memory).Set(2, Count).Set(3, 1f);
        var error = Assert.Throws<CudaException>(() => _stream.Launch(scale, new(1), new(2048), 0, arguments));
        Assert.Equal("cuLaunchKernel", error.Call);
        Assert.StartsWith("CUDA_ERROR_", error.Name, StringComparison.Ordinal);
        Assert.Contains("launching scale over (1, 1, 1) blocks of (2048, 1, 1) threads", error.Message, StringComparison.Ordinal);
        Assert.False(error.IsSticky);
        _stream.Synchronize();
        _stream.Free(memory);
    }

    [Fact]
    public void A_kernel_that_is_not_in_the_text_is_named()
    {
        var error = Assert.Throws<CudaException>(() => _module.GetKernel("scales"));
        Assert.Equal("CUDA_ERROR_NOT_FOUND", error.Name);
        Assert.Contains("the kernel scales of native.cu", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void More_memory_than_there_is_is_told_with_what_is_free()
    {
        CudaMemory memory = _context.Enter().GetMemory();
        Assert.InRange(memory.FreeBytes, 1, memory.TotalBytes);
        var error = Assert.Throws<CudaOutOfMemoryException>(() => _stream.Allocate(memory.TotalBytes + 1, "a network that is too large"));
        Assert.Equal(memory.TotalBytes, error.Memory.TotalBytes);
        Assert.Contains("no room for a network that is too large", error.Message, StringComparison.Ordinal);
        _stream.Synchronize();
    }

    [Fact]
    public void A_launch_allocates_nothing()
    {
        CudaKernel scale = _module.GetKernel("scale");
        nint memory = _stream.Allocate(Count * sizeof(float), "x"), output = _stream.Allocate(Count * sizeof(float), "y");
        _stream.Fill(memory, 0, Count);
        Assert.Equal(0, Allocation.FewestBytes(() => Scale(scale, output, memory, 1)));
        _stream.Synchronize();
        _stream.Free(memory);
        _stream.Free(output);
    }

    [Fact]
    public void An_error_in_the_text_names_its_line()
    {
        var error = Assert.Throws<KernelCompilationException>(() => _context.Load(KernelOptions.Program("wrong.cu", Text.Replace("factor * x[i]", "factors * x[i]", StringComparison.Ordinal))));
        Assert.Equal(("wrong.cu", 4), (error.File, error.Line));
    }

    [Fact]
    public void Compiled_kernels_come_out_of_the_cache_and_run()
    {
        using var folder = new TemporaryFolder();
        CudaPlatform host = HostDevice.Platform;
        for (int run = 0; run < 2; run++)
        {
            var platform = new CudaPlatform(host.Driver, run == 0 ? host.Compiler : new RefusingCompiler(host.Compiler), folder.Path);
            using CudaDeviceContext context = CudaDeviceContext.Share(Device.Cuda(0, platform));
            using CudaStream stream = context.CreateStream();
            CudaKernel abi = context.Load(KernelOptions.Program("cached.cu", Text)).GetKernel("abi");
            nint output = stream.Allocate(sizeof(int), "y");
            stream.Launch(abi, new(1), new(1), 0, new CudaArguments(1).Set(0, output));
            int[] y = new int[1];
            stream.Download(y, output);
            Assert.Equal(KernelOptions.Abi, y[0]);
            stream.Free(output);
        }
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    /// <summary>All places of an extent, x fastest, each as the decimal digits zyx.</summary>
    private static IEnumerable<int> Places(CudaExtent extent) =>
        from z in Enumerable.Range(0, extent.Z) from y in Enumerable.Range(0, extent.Y) from x in Enumerable.Range(0, extent.X) select x + (10 * y) + (100 * z);

    private void Scale(CudaKernel kernel, nint output, nint input, float factor)
    {
        _scaled.Set(0, output).Set(1, input).Set(2, Count).Set(3, factor);
        _stream.Launch(kernel, new((Count + 63) / 64), new(64), 0, _scaled);
    }

    private sealed class RefusingCompiler(IKernelCompiler known) : IKernelCompiler
    {
        public string Identity => known.Identity;

        public IReadOnlyList<int> Architectures => known.Architectures;

        public CompiledKernels Compile(KernelProgram program, string architecture) => throw new InvalidOperationException("The cache should have it.");
    }
}
