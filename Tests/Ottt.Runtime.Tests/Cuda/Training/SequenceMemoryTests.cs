using Ottt.Data;
using Ottt.Runtime.Tests.Networks;
using Ottt.Runtime.Tests.Training;
using Ottt.Testing;
using Ottt.Testing.Cuda;
using Ottt.Training;
using Xunit;

namespace Ottt.Runtime.Tests.Cuda.Training;

[Collection(nameof(AloneInProcess))]
public class SequenceMemoryTests
{
    [Theory]
    [InlineData(UpdateRule.Accumulate, true)]
    [InlineData(UpdateRule.EveryStep, true)]
    [InlineData(UpdateRule.Accumulate, false)]
    [InlineData(UpdateRule.EveryStep, false)]
    public void A_batch_allocates_nothing_after_the_first(UpdateRule rule, bool repeatsInput)
    {
        using OtttNetwork network = SequenceRuns.Create(nameof(SpikingCnn), CudaUnderTest.Device);
        OnlineTrainer trainer = SequenceRuns.Trainer(network, SequenceRuns.Optimizer("adam"), rule);
        if (!repeatsInput) trainer.Encoder = new PoissonEncoder(1);
        float[] samples = Runs.Samples(network, 0);

        Assert.Equal(0, Allocation.FewestBytes(() => trainer.TrainBatch(samples, Runs.Labels)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Memory_of_the_device_does_not_grow_with_the_time_steps(bool repeatsInput)
    {
        using OtttNetwork network = SequenceRuns.Create(nameof(SpikingCnn), CudaUnderTest.Device);
        OnlineTrainer trainer = SequenceRuns.Trainer(network, SequenceRuns.Optimizer("momentum"), UpdateRule.Accumulate);
        if (!repeatsInput) trainer.Encoder = new PoissonEncoder(1);
        trainer.TrainBatch(Runs.Samples(network, 0), Runs.Labels);
        long before = network.Device.Platform!.Driver.GetMemory().FreeBytes;

        trainer.TimeSteps = 24;
        trainer.TrainBatch(Runs.Samples(network, 1), Runs.Labels);

        Assert.SkipUnless(CudaUnderTest.IsEmulated, "Other processes and graphs share the memory of a GPU.");
        Assert.Equal(before, network.Device.Platform!.Driver.GetMemory().FreeBytes);
    }
}
