using Ottt.Samples.Models.Vgg;
using Xunit;

namespace Ottt.Runtime.Tests.Cuda;

/// <summary>What <see cref="EmittedKernelTests"/> ask of the snapshots, of all networks of the samples.</summary>
public class SampleKernelTests
{
    private static readonly Type[] Networks =
    [
        .. new[] { typeof(Vgg11), typeof(Ottt.Samples.Mnist.DigitNet), typeof(Ottt.Samples.Cifar.Program) }
            .SelectMany(type => type.Assembly.GetTypes())
            .Where(type => type.IsSubclassOf(typeof(OtttNetwork)) && !type.IsAbstract)
            .OrderBy(type => type.Name, StringComparer.Ordinal),
    ];

    public static IEnumerable<TheoryDataRow<string, string>> Rows =>
        from network in Networks
        from architecture in new[] { EmittedKernels.Oldest, EmittedKernels.Newest }
        select new TheoryDataRow<string, string>(network.Name, architecture);

    [Theory]
    [MemberData(nameof(Rows))]
    public void Kernels_of_sample_networks_become_machine_code(string network, string architecture) => EmittedKernels.AssertFit(
        Networks.Single(type => type.Name == network), architecture, architecture == EmittedKernels.Oldest ? Precision.Float32 : Precision.Tf32);
}
