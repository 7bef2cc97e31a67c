using Ottt.Testing.Compilation;
using Ottt.Testing.Networks;
using Xunit;

namespace Ottt.Runtime.Tests.Cuda;

/// <summary>
/// NVIDIA's compiler turns the kernels of every snapshot into machine code that keeps its values in registers and fits into the shared memory of a device.
/// </summary>
public class EmittedKernelTests
{
    private static readonly Lazy<IReadOnlyList<Type>> Networks = new(() =>
        CompileHost.Compile(NetworkSources.Header + string.Concat(NetworkSources.All.Values)).Load().Networks);

    /// <summary>The whole network in every precision, for every architecture; the others in two, each for another architecture.</summary>
    public static IEnumerable<TheoryDataRow<string, string, Precision>> Rows =>
        from name in NetworkSources.All.Keys
        from architecture in name == NetworkSources.Whole
            ? new[] { EmittedKernels.Oldest, EmittedKernels.Newest, EmittedKernels.Specific }
            : [EmittedKernels.Oldest, EmittedKernels.Newest]
        from precision in name == NetworkSources.Whole ? Enum.GetValues<Precision>() : [architecture == EmittedKernels.Oldest ? Precision.Float32 : Precision.Tf32]
        select new TheoryDataRow<string, string, Precision>(name, architecture, precision);

    [Theory]
    [MemberData(nameof(Rows))]
    public void Kernels_of_each_kind_of_layer_become_machine_code(string network, string architecture, Precision precision) =>
        EmittedKernels.AssertFit(Networks.Value.Single(type => type.Name == network), architecture, precision);
}
