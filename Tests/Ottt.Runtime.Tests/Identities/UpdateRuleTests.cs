using Ottt.Runtime.Tests.Networks;
using Ottt.Training;
using Xunit;

namespace Ottt.Runtime.Tests.Identities;

/// <summary>With plain gradient descent the two rules differ only in that later steps of a sequence see newer parameters.</summary>
public class UpdateRuleTests
{
    private const int Batch = 4;

    [Fact]
    public void For_one_time_step_they_are_the_same_to_the_bit() =>
        Assert.Equal(Numbers.Bits(Move(UpdateRule.Accumulate, 0.1, timeSteps: 1)), Numbers.Bits(Move(UpdateRule.EveryStep, 0.1, timeSteps: 1)));

    [Fact]
    public void For_small_learning_rates_they_are_the_same_to_first_order()
    {
        double large = Distance(0.04), middle = Distance(0.02), small = Distance(0.01);

        // The moves are proportional to the learning rate, their distance to its square; so a share of the move halves with it.
        Assert.InRange(middle / large, 0.4, 0.6);
        Assert.InRange(small / middle, 0.4, 0.6);
        Assert.InRange(small, 1e-6, 0.02);
    }

    private static double Distance(double learningRate)
    {
        float[] start = Parameters(Create());
        double[] accumulated = Difference(start, Move(UpdateRule.Accumulate, learningRate, timeSteps: 5));
        double[] everyStep = Difference(start, Move(UpdateRule.EveryStep, learningRate, timeSteps: 5));
        return OuterProducts.RelativeDistance(accumulated, everyStep);
    }

    private static double[] Difference(float[] x, float[] y) => [.. x.Zip(y, (from, to) => (double)to - from)];

    private static float[] Move(UpdateRule rule, double learningRate, int timeSteps)
    {
        using TwoSpikingLayers network = Create();
        var trainer = new OnlineTrainer(network, new OtttLoss(timeSteps), new Sgd(learningRate)) { TimeSteps = timeSteps, UpdateRule = rule };
        trainer.TrainBatch(Numbers.Currents(3, Batch * network.Description.InputCount), [0, 1, 2, 3]);
        return Parameters(network);
    }

    private static TwoSpikingLayers Create() => new(Device.Cpu, Batch, 3);

    private static float[] Parameters(OtttNetwork network) => [.. network.Parameters.SelectMany(parameter => parameter.Value.ToArray())];
}
