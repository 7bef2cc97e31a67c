using System.Diagnostics;
using Ottt.Cuda;
using Ottt.Runtime.Tests.HostCuda;
using Ottt.Runtime.Tests.Networks;
using Ottt.Runtime.Tests.Training;
using Ottt.Testing;
using Ottt.Testing.HostCuda;
using Ottt.Training;
using Xunit;

namespace Ottt.Runtime.Tests.Cuda;

/// <summary>What a user of a network on a device hears when something is missing, full or broken, and what is left afterwards.</summary>
public sealed class NetworkFailureTests : HostCudaTests, IDisposable
{
    private const int IllegalAddress = 700;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_driver_that_is_too_old_is_told_with_its_version()
    {
        HostCudaDevice device = Fresh();
        device.PretendDriver(11030);
        var error = Assert.Throws<CudaUnavailableException>(() => device.Platform);
        Assert.Equal("The NVIDIA driver is too old: it is for CUDA 11.3. Install a driver for CUDA 11.4 or newer.", error.Message);
    }

    [Fact]
    public void A_library_that_is_no_driver_is_told_so()
    {
        string library = Write("libwrong.so", []);
        var error = Assert.Throws<CudaUnavailableException>(() => CudaPlatform.Load(library, library));
        Assert.Contains(library, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Without_Nvrtc_one_hears_what_to_install()
    {
        _ = Fresh();
        var error = Assert.Throws<CudaUnavailableException>(() => CudaPlatform.Load(HostCudaLibrary.Path!, "/nowhere/libnvrtc.so.12"));
        Assert.Contains("NVRTC, the compiler of CUDA, was not found (tried /nowhere/libnvrtc.so.12).", error.Message, StringComparison.Ordinal);
        Assert.Contains("nvidia-cuda-nvrtc", error.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void A_device_that_is_not_there_is_refused()
    {
        var error = Assert.Throws<CudaUnavailableException>(() => Ottt.Device.Cuda(3, Fresh().Platform));
        Assert.Equal("There is no cuda:3; the driver sees 1 device. Choose one from 0 to 0.", error.Message);
    }

    [Fact]
    public void A_network_without_room_says_what_was_asked_and_what_was_free_and_keeps_nothing()
    {
        HostCudaDevice host = Fresh();
        Device device = host.Device;
        new SpikingCnn(device, 1, 1).Dispose();
        long used = UsedBytes(device);
        host.LimitMemory(used + (1 << 20));

        var error = Assert.Throws<CudaOutOfMemoryException>(() => new SpikingCnn(device, 4096, 1));

        Assert.Contains("SpikingCnn", error.Message, StringComparison.Ordinal);
        Assert.InRange(error.Memory.FreeBytes, 0, error.RequestedBytes - 1);
        Assert.Contains("A smaller batch needs less.", error.Message, StringComparison.Ordinal);
        Assert.Equal(used, UsedBytes(device));
        using var smaller = new SpikingCnn(device, 4, 1);
        NetworkRun.Sequence(smaller, 4, 1);
    }

    [Fact]
    public void Kernels_that_do_not_compile_are_told_with_their_line_and_the_log()
    {
        CudaPlatform platform = Fresh().Platform;
        Device device = Ottt.Device.Cuda(0, new CudaPlatform(platform.Driver, new SpoilingCompiler(platform.Compiler)));

        var error = Assert.Throws<KernelCompilationException>(() => new SpikingMlp(device, 1, 1));

        Assert.Equal("SpikingMlp.cu", error.File);
        Assert.NotNull(error.Line);
        Assert.Contains($"{error.Line} | ", error.Message, StringComparison.Ordinal);
        Assert.Contains(SpoilingCompiler.Wrong, error.Log, StringComparison.Ordinal);
        Assert.Equal(0, UsedBytes(device));
    }

    [Fact]
    public void A_damaged_file_of_the_cache_is_compiled_again_with_a_warning()
    {
        CudaPlatform platform = Fresh().Platform;
        CudaPlatform Cached() => new(platform.Driver, platform.Compiler, _folder.Path);
        List<int> expected = RunOn(Cached());
        string file = Assert.Single(Directory.GetFiles(_folder.Path));
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..^100]);

        List<string> warnings = Warnings(() => Assert.Equal(expected, RunOn(Cached())));

        Assert.Equal($"The compiled kernels in {file} are damaged; they are compiled again.", Assert.Single(warnings, warning => warning.Contains(_folder.Path, StringComparison.Ordinal)));
        Assert.DoesNotContain(Warnings(() => RunOn(Cached())), warning => warning.Contains(_folder.Path, StringComparison.Ordinal));
    }

    [Fact]
    public void A_cache_that_cannot_be_written_costs_a_compilation_and_a_warning()
    {
        CudaPlatform platform = Fresh().Platform;
        string blocked = Path.Combine(Write("blocked", []), "kernels");

        List<string> warnings = Warnings(() => Assert.NotEmpty(RunOn(new CudaPlatform(platform.Driver, platform.Compiler, blocked))));

        Assert.StartsWith($"Compiled kernels cannot be kept in {blocked}", Assert.Single(warnings, warning => warning.Contains(blocked, StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_kernel_that_fails_in_mid_training_leaves_the_parameters_of_the_last_update()
    {
        HostCudaDevice host = Fresh();
        Device device = host.Device;
        var network = new SpikingMlp(device, Runs.Batch, 1);
        var trainer = new OnlineTrainer(network, new OtttLoss(3), new Sgd(0.1)) { TimeSteps = 3 };
        Runs.Train(trainer, network, 0, 2);
        int[] last = Runs.Bits(network);
        host.FailAfter(20); // in the second time step

        var error = Assert.Throws<CudaException>(() => Runs.Train(trainer, network, 2, 1));

        Assert.Equal((IllegalAddress, true), (error.Code, error.IsSticky));
        Assert.Equal(last, Runs.Bits(network));
        var repeated = Assert.Throws<CudaException>(() => Runs.Train(trainer, network, 3, 1));
        Assert.Contains("useless to this process until every network on it is disposed", repeated.Message, StringComparison.Ordinal);
        Assert.Equal(last, Runs.Bits(network));
        network.Dispose();
        Assert.Equal(last, Runs.Bits(network));
    }

    [Fact]
    public void A_device_that_was_lost_is_there_again_when_all_its_networks_are_disposed()
    {
        HostCudaDevice host = Fresh();
        Device device = host.Device;
        var lost = new SpikingMlp(device, 2, 1);
        var bystander = new SpikingCnn(device, 2, 1);
        List<int> expected = NetworkRun.Sequence(lost, 2, 2);
        host.FailAfter(5);
        Assert.Throws<CudaException>(() => NetworkRun.Sequence(lost, 2, 1));

        Assert.Throws<CudaException>(() => NetworkRun.Sequence(bystander, 2, 1));
        lost.Dispose();
        Assert.Throws<CudaException>(() => new SpikingMlp(device, 2, 1));
        bystander.Dispose();

        using var again = new SpikingMlp(device, 2, 1);
        Assert.Equal(expected, NetworkRun.Sequence(again, 2, 2));
    }

    /// <summary>A device that no other test has seen; skips the test where there is none.</summary>
    private static HostCudaDevice Fresh()
    {
        _ = Device();
        return new HostCudaDevice();
    }

    private static long UsedBytes(Device device)
    {
        using CudaDeviceContext context = CudaDeviceContext.Share(device);
        CudaMemory memory = context.Enter().GetMemory();
        return memory.TotalBytes - memory.FreeBytes;
    }

    private static List<int> RunOn(CudaPlatform platform)
    {
        using var network = new SpikingMlp(Ottt.Device.Cuda(0, platform), 2, 1);
        return NetworkRun.Sequence(network, 2, 1);
    }

    private static List<string> Warnings(Action action)
    {
        using var listener = new ListListener();
        Trace.Listeners.Add(listener);
        try
        {
            action();
        }
        finally
        {
            Trace.Listeners.Remove(listener);
        }

        return [.. listener.Lines];
    }

    private string Write(string name, byte[] content) => _folder.Write(name, content);

    /// <summary>A compiler that is given a text with an error in it.</summary>
    private sealed class SpoilingCompiler(IKernelCompiler compiler) : IKernelCompiler
    {
        public const string Wrong = "not_declared_anywhere";

        public string Identity => "spoiling " + compiler.Identity;

        public IReadOnlyList<int> Architectures => compiler.Architectures;

        public bool KnowsSpecificArchitectures => compiler.KnowsSpecificArchitectures;

        public CompiledKernels Compile(KernelProgram program, string architecture) =>
            compiler.Compile(program with { Text = program.Text.Replace("soft_reset(", Wrong + "(", StringComparison.Ordinal) }, architecture);
    }

    /// <summary>Other tests may warn at the same time.</summary>
    private sealed class ListListener : TraceListener
    {
        public System.Collections.Concurrent.ConcurrentQueue<string> Lines { get; } = new();

        public override void Write(string? message)
        {
        }

        public override void WriteLine(string? message) => Lines.Enqueue(message ?? "");
    }
}
