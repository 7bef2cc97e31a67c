using Ottt.Testing.Cuda;
using Xunit;

namespace Ottt.Runtime.Tests.Cuda;

/// <summary>The reports of two versions of ptxas are read alike.</summary>
public class PtxasLogTests
{
    [Fact]
    public void Kernels_are_read_with_their_registers_spills_and_shared_memory()
    {
        const string Log = """
            ptxas info    : 0 bytes gmem
            ptxas info    : Compiling entry function 'first' for 'sm_80'
            ptxas info    : Function properties for first
                384 bytes stack frame, 120 bytes spill stores, 8 bytes spill loads
            ptxas info    : Used 64 registers, 1024 bytes smem, 372 bytes cmem[0]
            ptxas info    : Compiling entry function 'second' for 'sm_80'
            ptxas info    : Function properties for second
                0 bytes stack frame, 0 bytes spill stores, 0 bytes spill loads
            ptxas info    : Used 10 registers, used 1 barriers, 360 bytes cmem[0]
            """;
        IReadOnlyList<KernelResources> kernels = PtxasLog.Read(Log);
        Assert.Equal([new("first", "sm_80", 64, 384, 120, 8, 1024), new KernelResources("second", "sm_80", 10, 0, 0, 0, 0)], kernels);
        Assert.Equal([true, false], kernels.Select(kernel => kernel.Spills));
    }

    [Fact]
    public void A_report_without_registers_is_refused() =>
        Assert.Throws<FormatException>(() => PtxasLog.Read("ptxas info    : Compiling entry function 'first' for 'sm_80'\n"));

    [Fact]
    public void A_log_without_kernels_is_empty() => Assert.Empty(PtxasLog.Read("warning: variable declared but never referenced\n"));
}
