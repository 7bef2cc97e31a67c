using Ottt.Cuda;
using Ottt.Data;
using Ottt.Runtime.Tests.Networks;
using Ottt.Runtime.Tests.Training;
using Ottt.Testing.Cuda;
using Ottt.Testing.HostCuda;
using Ottt.Training;
using Xunit;

namespace Ottt.Runtime.Tests.Cuda.Training;

/// <summary>An error that makes a device useless in the middle of training costs the batch that it met: what was learned before is on the host.</summary>
public class LostDeviceTests
{
    [Theory]
    [InlineData("sgd")]
    [InlineData("momentum")]
    [InlineData("adam")]
    public void Parameters_and_state_are_those_after_the_last_update(string kind)
    {
        // Skips the test where nothing can be emulated, and gives each buffer memory of its own.
        Assert.SkipUnless(CudaUnderTest.Device.Kind == DeviceKind.Cuda && CudaUnderTest.IsEmulated, "A fault would cost the other tests their GPU.");
        using OtttNetwork untouched = SequenceRuns.Create(nameof(SpikingMlp), new HostCudaDevice().Device);
        Optimizer expected = SequenceRuns.Optimizer(kind);
        Runs.Train(SequenceRuns.Trainer(untouched, expected, UpdateRule.Accumulate), untouched, 0, 2);

        using OtttNetwork network = SequenceRuns.Create(nameof(SpikingMlp), new HostCudaDevice().Device);
        Optimizer optimizer = SequenceRuns.Optimizer(kind);
        OnlineTrainer trainer = SequenceRuns.Trainer(network, optimizer, UpdateRule.Accumulate);
        Runs.Train(trainer, network, 0, 2);
        trainer.Encoder = new LosingEncoder(network);

        var error = Assert.Throws<CudaException>(() => Runs.Train(trainer, network, 2, 1));
        Assert.True(error.IsSticky, error.Message);
        Assert.Contains("running 3 time steps of SpikingMlp with 4 samples", error.Message, StringComparison.Ordinal);
        trainer.Encoder = new DirectEncoder();
        Assert.Throws<CudaException>(() => Runs.Train(trainer, network, 2, 1));

        Assert.Equal(Runs.Bits(untouched), Runs.Bits(network));
        Assert.Equal(2, optimizer.StepCount);
        foreach (string name in optimizer.StateNames.Take(kind == "sgd" ? 0 : 2))
        {
            Assert.True(expected.TryGetState(untouched.Parameters[0], name, out ReadOnlySpan<float> of));
            Assert.True(optimizer.TryGetState(network.Parameters[0], name, out ReadOnlySpan<float> also));
            Assert.Equal(of.ToArray(), also.ToArray());
        }
    }

    /// <summary>Takes away memory that the kernels of the batch on its way will need.</summary>
    private sealed class LosingEncoder(OtttNetwork network) : Encoder
    {
        public override bool Repeats(int timeStep) => true;

        public override ReadOnlySpan<float> Encode(ReadOnlySpan<float> samples, int timeStep)
        {
            using CudaDeviceContext context = CudaDeviceContext.Share(network.Device);
            using CudaStream stream = context.CreateStream();
            stream.Free(((CudaNeuronState)network.Neurons[0]).Counted.Charged);
            stream.Synchronize();
            return samples;
        }
    }
}
