using Ottt.Cuda;
using Xunit;

namespace Ottt.Runtime.Tests.Cuda;

/// <summary>A kernel that reaches where it must not is told at the next wait, and by every call after it.</summary>
public sealed class NativeFaultTests : HostDeviceTest
{
    [Fact]
    public void A_kernel_on_memory_that_was_given_back_loses_the_device_until_all_is_disposed()
    {
        nint input = Stream.Allocate(Count * sizeof(float), "x"), output = Stream.Allocate(Count * sizeof(float), "y");
        Stream.Fill(input, 0, Count);
        Stream.Free(output);
        Stream.Synchronize();
        try
        {
            var error = Assert.Throws<CudaException>(() =>
            {
                Scale(Module.GetKernel("scale"), output, input, 1);
                Stream.Synchronize();
            });
            Assert.True(error.IsSticky, error.Message);
            var repeated = Assert.Throws<CudaException>(() => Stream.Fill(input, 0, Count));
            Assert.Equal(error.Code, repeated.Code);
            Assert.Same(Context.Failure, repeated.InnerException);
            Stream.Free(input);
        }
        finally
        {
            HostDevice.Reset();
        }
    }
}
