using System.Reflection;
using Ottt.Samples.Models.Vgg;
using Xunit;

namespace Ottt.Runtime.Tests.Cuda;

/// <summary>
/// What <see cref="EmittedKernelTests"/> ask of the snapshots, of all networks of the samples; of the large ones, whose kernels take minutes to compile, for one
/// architecture.
/// </summary>
public class SampleKernelTests
{
    private const int ParametersOfLarge = 1_000_000;

    private static readonly Type[] Networks =
    [
        .. new[] { typeof(Vgg11), typeof(Ottt.Samples.Mnist.Networks.ShortMemoryDigitNet), typeof(Ottt.Samples.Cifar.Program) }
            .SelectMany(type => type.Assembly.GetTypes())
            .Where(type => type.IsSubclassOf(typeof(OtttNetwork)) && !type.IsAbstract)
            .OrderBy(type => type.Name, StringComparer.Ordinal),
    ];

    public static IEnumerable<TheoryDataRow<string, string>> Rows =>
        from network in Networks
        from architecture in IsLarge(network) ? new[] { EmittedKernels.Newest } : [EmittedKernels.Oldest, EmittedKernels.Newest, EmittedKernels.Specific]
        select new TheoryDataRow<string, string>(network.Name, architecture);

    [Theory]
    [MemberData(nameof(Rows))]
    public void Kernels_of_sample_networks_become_machine_code(string network, string architecture) => EmittedKernels.AssertFit(
        Networks.Single(type => type.Name == network), architecture, architecture == EmittedKernels.Oldest ? Precision.Float32 : Precision.Tf32);

    private static bool IsLarge(Type network) =>
        ((NetworkDescription)network.GetField(network.Name + "Schema", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!)
        .Parameters.Sum(parameter => (long)parameter.Count) > ParametersOfLarge;
}
