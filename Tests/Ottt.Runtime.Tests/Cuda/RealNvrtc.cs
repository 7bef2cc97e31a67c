using Ottt.Cuda;
using Xunit;

namespace Ottt.Runtime.Tests.Cuda;

/// <summary>NVIDIA's own NVRTC, which needs no GPU. Tests of it are skipped where it is absent, unless the environment says that it is there.</summary>
internal static class RealNvrtc
{
    private const string RequiredVariable = "OTTT_REQUIRE_NVRTC";
    private const int NewestDriver = 13;

    private static readonly Lazy<(NvrtcCompiler? Compiler, string? Absent)> Found = new(Find);

    /// <summary>The compiler; skips the test where there is none.</summary>
    internal static NvrtcCompiler Compiler
    {
        get
        {
            (NvrtcCompiler? compiler, string? absent) = Found.Value;
            Assert.SkipWhen(compiler is null && Environment.GetEnvironmentVariable(RequiredVariable) != "1", absent ?? "");
            Assert.True(compiler is not null, $"{RequiredVariable} is set, but: {absent}");
            return compiler;
        }
    }

    /// <summary>The compiler; skips the test where there is none, or where it is older than what is specific to an architecture.</summary>
    /// <param name="architecture">Such as <c>sm_80</c>, or <c>sm_90a</c>.</param>
    internal static NvrtcCompiler CompilerFor(string architecture)
    {
        Assert.SkipWhen(
            architecture == EmittedKernels.Specific && !Compiler.KnowsSpecificArchitectures, $"{Compiler.Identity} does not know {architecture}; that of CUDA 12 does.");
        return Compiler;
    }

    private static (NvrtcCompiler?, string?) Find()
    {
        try
        {
            return (NvrtcCompiler.Load(NewestDriver), null);
        }
        catch (CudaUnavailableException unavailable)
        {
            return (null, unavailable.Message);
        }
    }
}
