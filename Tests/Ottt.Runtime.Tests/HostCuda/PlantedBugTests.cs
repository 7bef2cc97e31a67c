using Ottt.Cuda;
using Ottt.Testing.HostCuda;
using Xunit;

namespace Ottt.Runtime.Tests.HostCuda;

/// <summary>A checked device finds each planted bug, and names its line.</summary>
public sealed class PlantedBugTests : HostCudaTests
{
    private const string File = "planted_bugs.cu";
    private const string Marker = "// BUG: ";
    private const string KernelStart = "extern \"C\" __global__ void ";
    private const int Count = 1024;

    /// <summary>Kernel, what the checker calls its bug, and the line, from 1.</summary>
    public static TheoryData<string, string, int> Bugs
    {
        get
        {
            var bugs = new TheoryData<string, string, int>();
            string kernel = "";
            string[] lines = KernelRun.Text(File).Split('\n');
            for (int line = 0; line < lines.Length; line++)
            {
                if (lines[line].StartsWith(KernelStart, StringComparison.Ordinal)) kernel = lines[line][KernelStart.Length..lines[line].IndexOf('(', StringComparison.Ordinal)];
                int marker = lines[line].IndexOf(Marker, StringComparison.Ordinal);
                if (marker >= 0) bugs.Add(kernel, lines[line][(marker + Marker.Length)..], line + 1);
            }
            return bugs;
        }
    }

    [Theory]
    [MemberData(nameof(Bugs))]
    public void A_checked_device_names_the_bug_and_its_line(string kernel, string kind, int line)
    {
        HostCudaDevice device = Device();
        device.LimitSteps(1_000_000);
        Assert.Throws<CudaException>(() => Run(device, kernel));
        Assert.Contains(kind, device.Report, StringComparison.Ordinal);
        Assert.Contains($"kernel {kernel}, block (", device.Report, StringComparison.Ordinal);
        Assert.True(
            device.Report.Contains($"{File}:{line}\n", StringComparison.Ordinal) || device.Report.Split([' ', ';', '\n']).Contains($"{line}"),
            $"line {line} is not in: {device.Report}");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void A_correct_kernel_gives_no_report(ulong seed)
    {
        HostCudaDevice device = Device(seed: seed);
        float[] values = Run(device, "correct");
        Assert.Equal(Enumerable.Range(0, 64).Select(i => 64f - i), values);
        Assert.Empty(device.Report);
    }

    [Fact]
    public void A_local_that_was_never_written_shows_in_the_result() =>
        Assert.All(Run(Device(), "local_never_written"), value => Assert.True(value < -1e38f));

    [Fact]
    public void Without_checks_another_order_of_threads_gives_another_result()
    {
        float[] correct = [.. Enumerable.Range(0, 64).Select(i => 64f - i)];
        Assert.NotEqual(correct, Run(Device(isChecked: false, seed: 0), "missing_barrier"));
        Assert.NotEqual(correct, Run(Device(isChecked: false, seed: 3), "missing_barrier"));
    }

    [Fact]
    public void An_argument_that_is_no_device_pointer_is_told_by_its_number()
    {
        HostCudaDevice device = Device();
        using var run = new KernelRun(device.Platform, File);
        nint output = run.Allocate<float>(Count);
        run.Launch("correct", new(1), new(64), 0, output, (nint)1024, Count);
        Assert.Throws<CudaException>(run.Stream.Synchronize);
        Assert.Contains("kernel correct, parameter 1 is no device pointer", device.Report, StringComparison.Ordinal);
    }

    [Fact]
    public void Freed_memory_is_recognised()
    {
        HostCudaDevice device = Device();
        using var run = new KernelRun(device.Platform, File);
        nint output = run.Allocate<float>(Count), input = run.Stream.Allocate(Count * sizeof(float), "input");
        run.Stream.Free(input);
        run.Launch("correct", new(1), new(64), 0, output, input, Count);
        Assert.Throws<CudaException>(run.Stream.Synchronize);
        Assert.Contains("parameter 1 points to freed memory", device.Report, StringComparison.Ordinal);
    }

    [Fact]
    public void A_null_pointer_is_found_where_it_is_used()
    {
        HostCudaDevice device = Device();
        using var run = new KernelRun(device.Platform, File);
        run.Launch("correct", new(1), new(64), 0, run.Allocate<float>(Count), (nint)0, Count);
        Assert.Throws<CudaException>(run.Stream.Synchronize);
        Assert.Contains("illegal address", device.Report, StringComparison.Ordinal);
    }

    private static float[] Run(HostCudaDevice device, string kernel)
    {
        using var run = new KernelRun(device.Platform, File);
        nint input = run.Upload([.. Enumerable.Range(1, Count).Select(i => (float)i)]), output = run.Allocate<float>(Count);
        int blocks = kernel switch { "blocks_depend_on_each_other" => 4, "global_write_past_end" => 2, _ => 1 };
        run.Launch(kernel, new(blocks), new(64), 0, output, input, Count);
        return run.Download<float>(output, 64);
    }
}
