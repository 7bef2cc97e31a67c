using Ottt.Testing.Cuda;
using Ottt.Testing.Networks;
using Xunit;

namespace Ottt.Runtime.Tests.Cuda;

/// <summary>Writes into the output of a test how a random order of blocks and threads is had again.</summary>
internal static class ShuffledOrder
{
    public static void Tell() => TestContext.Current.TestOutputHelper?.WriteLine($"order: OTTT_HOSTCUDA_SEED={CudaUnderTest.ShuffledSeed}");

    public static void Tell(TestBackend backend)
    {
        if (backend == TestBackend.CudaShuffled) Tell();
    }
}
