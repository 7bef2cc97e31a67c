using Ottt.Cuda;
using Ottt.Runtime.Tests.Networks;
using Ottt.Testing.Cuda;
using Xunit;

namespace Ottt.Runtime.Tests.Cuda;

/// <summary>The arithmetics of products differ from single precision by no more than their operands are rounded, with products of warps and with those of warpgroups.</summary>
public sealed class PrecisionTests : IDisposable
{
    private const int Batch = 2;

    /// <summary>The largest error, as a share of the largest element.</summary>
    public static TheoryData<Precision, string, double> Rows => new()
    {
        { Precision.Float32, EmittedKernels.Newest, 1e-5 },
        { Precision.Tf32, EmittedKernels.Newest, 1e-3 },
        { Precision.Tf32, EmittedKernels.Specific, 1e-3 },
        { Precision.BFloat16, EmittedKernels.Newest, 8e-3 },
        { Precision.BFloat16, EmittedKernels.Specific, 8e-3 },
        { Precision.SpikeExact, EmittedKernels.Newest, 1e-5 },
        { Precision.SpikeExact, EmittedKernels.Specific, 1e-5 },
    };

    /// <summary>Says what the checks of an emulated device found.</summary>
    public void Dispose() => CudaUnderTest.CheckReports();

    [Theory]
    [MemberData(nameof(Rows))]
    public void Results_differ_by_as_much_as_operands_are_rounded(Precision precision, string architecture, double share)
    {
        Dictionary<string, float[]> expected = Run(Device.Cpu), actual = Run(DeviceFor(architecture).WithPrecision(precision));

        Assert.Equal(expected[nameof(NeuronVariable.Spike)], actual[nameof(NeuronVariable.Spike)]);
        Assert.All(expected, wanted =>
        {
            double largest = wanted.Value.Max(Math.Abs), error = wanted.Value.Zip(actual[wanted.Key], (x, y) => Math.Abs((double)x - y)).Max();
            Assert.True(largest > 0 && error <= share * largest, $"{wanted.Key}: an error of {error} where the largest element is {largest}");
        });
    }

    [Theory]
    [InlineData(Precision.Tf32)]
    [InlineData(Precision.BFloat16)]
    public void Warpgroups_sum_in_their_own_way(Precision precision)
    {
        float[] ofWarps = Run(DeviceFor(EmittedKernels.Newest).WithPrecision(precision))["input gradient"];
        float[] ofWarpgroups = Run(DeviceFor(EmittedKernels.Specific).WithPrecision(precision))["input gradient"];

        Assert.NotEqual(ofWarps, ofWarpgroups);
    }

    /// <summary>The device under test with kernels for an architecture; skips the test where it has another one.</summary>
    private static Device DeviceFor(string architecture)
    {
        CudaPlatform platform = CudaUnderTest.Device.Platform!;
        if (architecture == EmittedKernels.Newest) platform = new CudaPlatform(platform.Driver, new GeneralCompiler(platform.Compiler));
        string chosen = KernelArchitecture.Choose(platform.Usable(0), platform.Compiler);
        Assert.SkipUnless(chosen == architecture, $"Kernels of this device are compiled for {chosen}, not for {architecture}.");
        return Device.Cuda(0, platform);
    }

    /// <summary>What comes out of one time step: all but the output gradient is short, so that spikes are the same in every arithmetic.</summary>
    private static Dictionary<string, float[]> Run(Device device)
    {
        using WideCnn network = new WideCnn(device, Batch, 1).WithShortWeights();
        network.Reset(Batch);
        float[] input = [.. Enumerable.Range(0, Batch * network.Description.InputCount).Select(i => (float)(i * i % 5))];
        var results = new Dictionary<string, float[]> { ["output"] = network.Forward(input).ToArray() };
        network.Backward(Numbers.Signed(1, Batch * network.Description.OutputCount));
        results["input gradient"] = network.InputGradient.ToArray();
        foreach (Parameter parameter in network.Parameters) results[$"gradient of {parameter}"] = parameter.Gradient.ToArray();

        NeuronState neuron = network.Neurons.Single();
        float[] spikes = new float[Batch * neuron.Count];
        neuron.CopyTo(NeuronVariable.Spike, spikes);
        results[nameof(NeuronVariable.Spike)] = spikes;
        return results;
    }
}
