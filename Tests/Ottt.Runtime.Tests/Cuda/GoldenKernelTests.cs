using Ottt.Runtime.Tests.Golden;
using Ottt.Testing.Goldens;
using Xunit;

namespace Ottt.Runtime.Tests.Cuda;

/// <summary>What <see cref="EmittedKernelTests"/> ask of the snapshots, of all networks with golden numbers.</summary>
public class GoldenKernelTests
{
    public static TheoryData<string> Cases => GoldenFolder.Path is null ? ["none"] : [.. GoldenCoverageTests.CasesWithNetworks.Where(golden => !QuirkGoldenTests.Suite.Covers(golden)).Select(golden => golden.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Kernels_of_golden_networks_become_machine_code(string name)
    {
        Assert.SkipWhen(GoldenFolder.Path is null, GoldenFolder.Absent);
        IReadOnlyList<Type> networks = GoldenCoverageTests.NetworksOf(GoldenFolder.Cases.Single(golden => golden.Name == name));
        Assert.NotEmpty(networks);
        foreach (Type network in networks)
        {
            EmittedKernels.AssertFit(network, EmittedKernels.Oldest, Precision.Float32);
            EmittedKernels.AssertFit(network, EmittedKernels.Newest, Precision.Tf32);
        }
    }
}
