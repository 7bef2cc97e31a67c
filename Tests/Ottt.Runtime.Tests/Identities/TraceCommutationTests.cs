using Ottt.Testing;
using Ottt.Testing.Compilation;
using Xunit;

namespace Ottt.Runtime.Tests.Identities;

/// <summary>
/// What stands between a spiking layer and the next weight acts on spike and trace alike. Where it is linear and the same at every step, its
/// result is also the trace of what it makes of the spikes.
/// </summary>
public class TraceCommutationTests
{
    private const string Body = "[OtttSequential(2, 6, 6)]\n[Conv2d(3, Kernel = 3, Padding = 1), OtttLif(Tau = 2), ";

    private static readonly (string Name, string Layer)[] Operations =
    [
        ("Average", "AvgPool2d(2)"),
        ("AdaptiveAverage", "AdaptiveAvgPool2d(4)"),
        ("Nothing", "Identity"),
        ("Factor", "Scale(2.74)"),
        ("FixedMask", "Dropout(0.5)"),
        ("Maximum", "MaxPool2d(2)"),
        ("FreshMask", "Dropout(0.5, Mask = DropoutMask.PerStep)"),
    ];

    private static readonly Lazy<NetworkAssembly> Networks = new(() => CompileHost.Compile(
        "using Ottt;\n" + string.Concat(Operations.Select(operation =>
            $"{Body}{operation.Layer}, Flatten]\npublic sealed partial class {operation.Name}Body;\n"
            + $"{Body}{operation.Layer}, Flatten, Linear(4)]\npublic sealed partial class {operation.Name}Network;\n"))).Load());

    [Theory]
    [InlineData("Average")]
    [InlineData("AdaptiveAverage")]
    [InlineData("Nothing")]
    [InlineData("Factor")]
    [InlineData("FixedMask")]
    public void Commutes_with_the_trace(string operation)
    {
        (double[] actual, double[] ofTracedSpikes) = Compare(operation);

        Tolerances.Operation.Check(operation, ofTracedSpikes, actual);
    }

    [Theory]
    [InlineData("Maximum")]
    [InlineData("FreshMask")]
    public void Does_not_commute_with_the_trace(string operation)
    {
        (double[] actual, double[] ofTracedSpikes) = Compare(operation);

        Assert.True(OuterProducts.RelativeDistance(ofTracedSpikes, actual) > 0.01);
    }

    /// <summary>The gradient of the readout, and what it would be if the trace were taken behind the operation.</summary>
    private static (double[] Actual, double[] OfTracedSpikes) Compare(string operation)
    {
        // The body has the layers, the seed and so the parameters and the masks of the network; its output is what the readout sees.
        using OtttNetwork network = Networks.Value.Create(operation + "Network", Device.Cpu, 3, 5);
        using OtttNetwork body = Networks.Value.Create(operation + "Body", Device.Cpu, 3, 5);
        foreach (OtttNetwork each in new[] { network, body }) LetFire(each);
        var run = new IdentityRun(network, timeSteps: 6, seed: 8);
        var spikes = new IdentityRun(body, timeSteps: 6, seed: 8);

        var traces = new List<double[][]>();
        foreach (double[][] step in spikes.Outputs)
        {
            double[][]? before = traces.Count == 0 ? null : traces[^1];
            traces.Add([.. step.Select((sample, row) => sample.Select((spike, column) => ((before?[row][column] ?? 0) / 2) + spike).ToArray())]);
        }

        string readout = network.Parameters[^2].Name;
        return (run.Gradient(readout), OuterProducts.Sum(run.OutputGradients, traces));
    }

    // The default initialisation keeps most neurons silent.
    private static void LetFire(OtttNetwork network)
    {
        foreach (ref float weight in network.Parameters["0.weight"].Edit()) weight *= 3;
    }
}
