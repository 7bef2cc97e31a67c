using Ottt.Training;
using Xunit;

namespace Ottt.Runtime.Tests.Training;

public class ScheduleTests
{
    [Fact]
    public void A_constant_rate_stays()
    {
        Assert.All(Enumerable.Range(0, 5), epoch => Assert.Equal(0.3, new ConstantLearningRate().LearningRateAt(epoch, 0.3)));
    }

    [Fact]
    public void Steps_multiply_by_gamma()
    {
        var schedule = new StepLearningRate(3, 0.5);
        double[] expected = [0.8, 0.8, 0.8, 0.4, 0.4, 0.4, 0.2];
        for (int epoch = 0; epoch < expected.Length; epoch++) Assert.Equal(expected[epoch], schedule.LearningRateAt(epoch, 0.8), 1e-15);
    }

    [Fact]
    public void Cosine_annealing_follows_the_recursion_of_PyTorch()
    {
        const double Base = 0.1, Smallest = 0.001;
        var schedule = new CosineAnnealing(20, Smallest);
        double rate = Base;
        Assert.Equal(Base, schedule.LearningRateAt(0, Base), 1e-15);
        for (int epoch = 1; epoch <= 20; epoch++)
        {
            rate = ((1 + Math.Cos(Math.PI * epoch / 20)) / (1 + Math.Cos(Math.PI * (epoch - 1) / 20)) * (rate - Smallest)) + Smallest;
            Assert.Equal(rate, schedule.LearningRateAt(epoch, Base), 1e-14);
        }

        Assert.Equal(Smallest, schedule.LearningRateAt(20, Base), 1e-15);
        Assert.Equal(schedule.LearningRateAt(19, Base), schedule.LearningRateAt(21, Base), 1e-15);
    }

    [Fact]
    public void Warm_up_rises_to_the_start_of_the_schedule_after_it()
    {
        var thereafter = new CosineAnnealing(10);
        var schedule = new LinearWarmup(4, 0.2, thereafter);
        double[] factors = [0.2, 0.4, 0.6, 0.8, 1];
        for (int epoch = 0; epoch < factors.Length; epoch++) Assert.Equal(0.5 * factors[epoch], schedule.LearningRateAt(epoch, 0.5), 1e-15);
        for (int epoch = 4; epoch < 14; epoch++)
        {
            Assert.Equal(thereafter.LearningRateAt(epoch - 4, 0.5), schedule.LearningRateAt(epoch, 0.5));
        }
    }

    [Fact]
    public void A_schedule_sets_the_rate_of_an_optimizer()
    {
        var optimizer = new Sgd(1);
        new StepLearningRate(1).Apply(optimizer, 2, 0.5);
        Assert.Equal(0.005, optimizer.LearningRate, 1e-15);
    }

    [Fact]
    public void Arguments_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("stepSize", () => new StepLearningRate(0));
        Assert.Throws<ArgumentOutOfRangeException>("gamma", () => new StepLearningRate(1, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("maximumEpochs", () => new CosineAnnealing(0));
        Assert.Throws<ArgumentOutOfRangeException>("minimumLearningRate", () => new CosineAnnealing(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>("warmupEpochs", () => new LinearWarmup(0, 0.1, new ConstantLearningRate()));
        Assert.Throws<ArgumentOutOfRangeException>("startFactor", () => new LinearWarmup(1, 0, new ConstantLearningRate()));
        Assert.Throws<ArgumentOutOfRangeException>("startFactor", () => new LinearWarmup(1, 1.1, new ConstantLearningRate()));
        Assert.Throws<ArgumentOutOfRangeException>("epoch", () => new ConstantLearningRate().LearningRateAt(-1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("baseLearningRate", () => new ConstantLearningRate().LearningRateAt(0, -1));
    }
}
