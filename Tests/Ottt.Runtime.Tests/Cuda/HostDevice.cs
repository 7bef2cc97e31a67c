using Ottt.Cuda;
using Xunit;

namespace Ottt.Runtime.Tests.Cuda;

internal static class HostDevice
{
    internal static CudaPlatform Platform
    {
        get
        {
            string? path = Environment.GetEnvironmentVariable("OTTT_TEST_HOSTCUDA");
            Assert.SkipWhen(path is null, "no host");
            return CudaPlatform.Load(path!, path!);
        }
    }
}
