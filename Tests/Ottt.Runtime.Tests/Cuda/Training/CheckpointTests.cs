using Ottt.Checkpoints;
using Ottt.Runtime.Tests.Networks;
using Ottt.Runtime.Tests.Training;
using Ottt.Testing.Cuda;
using Ottt.Training;
using Xunit;

namespace Ottt.Runtime.Tests.Cuda.Training;

/// <summary>Parameters and the optimizer's state live on the device while it trains; a checkpoint has them as they are, and brings them back there.</summary>
public class CheckpointTests
{
    [Theory]
    [InlineData("momentum", UpdateRule.Accumulate)]
    [InlineData("adam", UpdateRule.EveryStep)]
    public void A_run_on_a_device_goes_on_with_the_same_bits(string kind, UpdateRule rule)
    {
        using OtttNetwork whole = SequenceRuns.Create(nameof(SpikingMlp), CudaUnderTest.Device);
        OnlineTrainer wholeTrainer = SequenceRuns.Trainer(whole, SequenceRuns.Optimizer(kind), rule);
        Runs.Train(wholeTrainer, whole, 0, 2);
        var checkpoint = Checkpoint.Capture(wholeTrainer);
        Runs.Train(wholeTrainer, whole, 2, 2);

        using OtttNetwork resumed = SequenceRuns.Create(nameof(SpikingMlp), CudaUnderTest.Device);
        OnlineTrainer trainer = SequenceRuns.Trainer(resumed, SequenceRuns.Optimizer(kind), rule);
        Runs.Train(trainer, resumed, 7, 1);
        checkpoint.Restore(trainer);
        Runs.Train(trainer, resumed, 2, 2);
        Assert.Equal(Runs.Bits(whole), Runs.Bits(resumed));
    }
}
