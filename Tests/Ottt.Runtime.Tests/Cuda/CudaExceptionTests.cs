using Ottt.Cuda;
using Xunit;

namespace Ottt.Runtime.Tests.Cuda;

/// <summary>What the errors of CUDA say.</summary>
public class CudaExceptionTests
{
    [Theory]
    [InlineData(1, false)] // invalid value
    [InlineData(2, false)] // out of memory
    [InlineData(214, true)] // uncorrectable error of the memory
    [InlineData(700, true)] // illegal address
    [InlineData(701, false)] // too many resources for a launch
    [InlineData(702, true)] // timeout
    [InlineData(710, true)] // assertion
    [InlineData(714, true)] // stack
    [InlineData(716, true)] // misaligned address
    [InlineData(719, true)] // launch failed
    [InlineData(720, false)] // cooperative launch too large
    [InlineData(900, false)] // not while capturing
    public void A_fault_of_a_kernel_loses_the_context_and_a_refused_call_does_not(int code, bool isSticky) =>
        Assert.Equal(isSticky, new CudaException("cuCall", code, "NAME", "testing").IsSticky);

    [Fact]
    public void An_error_says_call_name_number_and_what_was_being_done()
    {
        var error = new CudaException("cuLaunchKernel", 1, "CUDA_ERROR_INVALID_VALUE", "launching a kernel");
        Assert.Equal("cuLaunchKernel returned CUDA_ERROR_INVALID_VALUE (1) while launching a kernel.", error.Message);
        CudaException told = error.While("launching lif_step");
        Assert.Equal(("cuLaunchKernel", 1, "CUDA_ERROR_INVALID_VALUE", "launching lif_step"), (told.Call, told.Code, told.Name, told.Doing));
        Assert.Same(error, told.InnerException);
    }

    [Theory]
    [InlineData(0, "0 bytes")]
    [InlineData(1023, "1023 bytes")]
    [InlineData(1024, "1 KiB")]
    [InlineData(1536, "1.5 KiB")]
    [InlineData(3L << 29, "1.5 GiB")]
    [InlineData(5L << 50, "5120 TiB")]
    public void Bytes_are_told_in_units(long bytes, string expected) => Assert.Equal(expected, ByteCount.Format(bytes));

    [Theory]
    [InlineData("net.cu(12): error: identifier \"x\" is undefined\n", "net.cu", 12)]
    [InlineData("net.cu(3): warning: unused\nnet.cu(12): catastrophic error: cannot open\n", "net.cu", 12)]
    [InlineData("ottt_device.cuh(7): error: no\nnet.cu(12): error: no\n", "ottt_device.cuh", 7)]
    [InlineData("net.cu: In function 'void f()':\nnet.cu:12:5: error: no\n", "net.cu", 12)]
    [InlineData("/tmp/folder/ottt_device.cuh:2:1: fatal error: no\n", "/tmp/folder/ottt_device.cuh", 2)]
    public void The_first_error_of_a_log_is_found(string log, string file, int line)
    {
        (string foundFile, int foundLine, string message) = Assert.NotNull(KernelLog.FirstError(log));
        Assert.Equal((file, line), (foundFile, foundLine));
        Assert.StartsWith("error", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_without_a_place_is_shown_whole()
    {
        const string Log = "ptxas fatal : Ptx assembly aborted due to errors";
        Assert.Null(KernelLog.FirstError(Log));
        var error = new KernelCompilationException(new KernelProgram("net.cu", "text", [], []), "sm_90", 6, "NVRTC_ERROR_COMPILATION", Log);
        Assert.Null(error.Line);
        Assert.Contains(Log, error.Message, StringComparison.Ordinal);
    }
}
