using System.Runtime.InteropServices;
using Ottt.Cuda;
using Xunit;

namespace Ottt.Runtime.Tests.Cuda;

/// <summary>The emulated device of HostCuda, where it was built.</summary>
internal static class HostDevice
{
    private const string Variable = "OTTT_TEST_HOSTCUDA";

    /// <summary>Its driver and compiler; skips the test where it was not built.</summary>
    internal static CudaPlatform Platform => CudaPlatform.Load(Library, Library);

    private static string Library
    {
        get
        {
            string? library = Environment.GetEnvironmentVariable(Variable);
            Assert.SkipWhen(library is null, $"{Variable} does not name the library of HostCuda.");
            return library;
        }
    }

    /// <summary>Forgets a fault, as a new process would.</summary>
    internal static void Reset() => Marshal.GetDelegateForFunctionPointer<Action>(NativeLibrary.GetExport(NativeLibrary.Load(Library), "otttHostCudaReset"))();
}
