using Ottt.Cuda;
using Xunit;

namespace Ottt.Runtime.Tests.HostCuda;

/// <summary>What CUDA forbids while a stream is captured is forbidden here.</summary>
public sealed class CaptureRuleTests : HostCudaTests
{
    private const int IllegalState = 401;
    private const int Unsupported = 900;
    private const int Invalidated = 901;
    private const int Unjoined = 904;
    private const int Isolation = 905;

    [Fact]
    public void A_graph_repeats_work_that_a_fork_did_too()
    {
        using var run = new KernelRun(Device().Platform, "semantics.cu");
        using CudaStream fork = run.Context.CreateStream();
        ICudaDriver driver = run.Context.Enter();
        nint first = run.Upload(new uint[256]), second = run.Upload(new uint[256]), began = driver.CreateEvent(false), ended = driver.CreateEvent(false);
        CudaKernel kernel = run.Kernel("partial_warp");
        using (CudaGraph graph = run.Stream.Capture(() =>
        {
            driver.RecordEvent(began, run.Stream.Handle);
            driver.WaitForEvent(began, fork.Handle);
            fork.Launch(kernel, new(1), new(48), 0, new CudaArguments(1).Set(0, second));
            run.Stream.Launch(kernel, new(1), new(48), 0, new CudaArguments(1).Set(0, first));
            driver.RecordEvent(ended, fork.Handle);
            driver.WaitForEvent(ended, run.Stream.Handle);
        }))
        {
            run.Stream.Fill(first, 0, 48);
            run.Stream.Launch(graph);
            Assert.Equal(0xaaaau, run.Download<uint>(first, 48)[47]);
            Assert.Equal(0xaaaau, run.Download<uint>(second, 48)[47]);
            run.Stream.Fill(first, 0, 48);
            run.Stream.Launch(graph);
            Assert.Equal(0xaaaau, run.Download<uint>(first, 48)[47]);
        }
    }

    [Fact]
    public void Allocating_breaks_the_capture()
    {
        using var run = new KernelRun(Device().Platform, "semantics.cu");
        ICudaDriver driver = run.Context.Enter();
        driver.BeginCapture(run.Stream.Handle);
        Assert.Equal(Unsupported, Assert.Throws<CudaException>(() => driver.Allocate(4, run.Stream.Handle)).Code);
        Assert.Equal(Invalidated, Assert.Throws<CudaException>(() => driver.EndCapture(run.Stream.Handle)).Code);
        run.Stream.Synchronize();
    }

    [Fact]
    public void Another_thread_may_allocate_meanwhile()
    {
        using var run = new KernelRun(Device().Platform, "semantics.cu");
        ICudaDriver driver = run.Context.Enter();
        nint memory = run.Upload(0u);
        driver.BeginCapture(run.Stream.Handle);
        run.Stream.Fill(memory, 3, 1);
        var other = new Thread(() =>
        {
            using CudaStream stream = run.Context.CreateStream();
            stream.Free(stream.Allocate(4, "another network"));
            stream.Synchronize();
        });
        other.Start();
        other.Join();
        nint graph = driver.EndCapture(run.Stream.Handle);
        driver.LaunchGraph(graph, run.Stream.Handle);
        Assert.Equal(3u, run.Download<uint>(memory, 1)[0]);
        driver.DestroyGraph(graph);
    }

    [Fact]
    public void Waiting_breaks_the_capture()
    {
        using var run = new KernelRun(Device().Platform, "semantics.cu");
        ICudaDriver driver = run.Context.Enter();
        driver.BeginCapture(run.Stream.Handle);
        Assert.Equal(Unsupported, Assert.Throws<CudaException>(() => driver.Synchronize(run.Stream.Handle)).Code);
        Assert.Equal(Invalidated, Assert.Throws<CudaException>(() => driver.EndCapture(run.Stream.Handle)).Code);
    }

    [Fact]
    public void A_fork_must_come_back()
    {
        using var run = new KernelRun(Device().Platform, "semantics.cu");
        using CudaStream fork = run.Context.CreateStream();
        ICudaDriver driver = run.Context.Enter();
        nint began = driver.CreateEvent(false), memory = run.Upload(0u);
        driver.BeginCapture(run.Stream.Handle);
        driver.RecordEvent(began, run.Stream.Handle);
        driver.WaitForEvent(began, fork.Handle);
        fork.Fill(memory, 1, 1);
        Assert.Equal(Unjoined, Assert.Throws<CudaException>(() => driver.EndCapture(run.Stream.Handle)).Code);
    }

    [Fact]
    public void A_capture_cannot_wait_for_work_outside_of_it()
    {
        using var run = new KernelRun(Device().Platform, "semantics.cu");
        using CudaStream other = run.Context.CreateStream();
        ICudaDriver driver = run.Context.Enter();
        nint outside = driver.CreateEvent(false);
        driver.RecordEvent(outside, other.Handle);
        driver.BeginCapture(run.Stream.Handle);
        Assert.Equal(Isolation, Assert.Throws<CudaException>(() => driver.WaitForEvent(outside, run.Stream.Handle)).Code);
        Assert.Equal(Invalidated, Assert.Throws<CudaException>(() => driver.EndCapture(run.Stream.Handle)).Code);
    }

    [Fact]
    public void A_capture_that_never_began_cannot_end()
    {
        using var run = new KernelRun(Device().Platform, "semantics.cu");
        ICudaDriver driver = run.Context.Enter();
        Assert.Equal(IllegalState, Assert.Throws<CudaException>(() => driver.EndCapture(run.Stream.Handle)).Code);
    }
}
