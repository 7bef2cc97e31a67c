using Ottt.Pictures;
using Ottt.Training;
using Xunit;

namespace Ottt.Toolkit.Tests.Pictures;

public sealed class TrainingHistoryTests
{
    private static readonly TrainingResult Pass = new(2, 1.5, 0.75, 100, TimeSpan.FromSeconds(1), [0.1]);

    [Fact]
    public void An_epoch_counts_from_one_and_has_no_test_unless_given()
    {
        EpochRecord epoch = EpochRecord.Of(Pass);
        Assert.Equal((3, 1.5, 0.75, double.NaN, double.NaN), (epoch.Number, epoch.TrainingLoss, epoch.TrainingAccuracy, epoch.TestLoss, epoch.TestAccuracy));
        Assert.Equal([0.1], epoch.FiringRates);
    }

    [Fact]
    public void The_rates_of_a_test_are_preferred_where_it_measured_them()
    {
        var confusion = new ConfusionMatrix(2);
        Assert.Equal([0.3], EpochRecord.Of(Pass, new EvaluationResult(1.25, 0.5, 10, TimeSpan.Zero, [0.3], confusion)).FiringRates);
        Assert.Equal([0.1], EpochRecord.Of(Pass, new EvaluationResult(1.25, 0.5, 10, TimeSpan.Zero, [], confusion)).FiringRates);
    }

    [Fact]
    public void A_history_grows_and_leaves_the_shorter_one_alone()
    {
        var history = new TrainingHistory(["1 OtttLif"], []);
        Assert.Equal(3, Assert.Single(history.With(Pass).Epochs).Number);
        Assert.Empty(history.Epochs);
    }

    [Fact]
    public void An_epoch_before_the_last_is_refused()
    {
        TrainingHistory history = new TrainingHistory(["1 OtttLif"], []).With(Pass);
        Assert.StartsWith("Epoch 3 follows epoch 3; numbers must rise.", Assert.Throws<ArgumentException>(() => history.With(Pass)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rates_of_another_number_of_layers_are_refused()
    {
        var history = new TrainingHistory(["a", "b"], []);
        var problem = Assert.Throws<ArgumentException>(() => history.With(Pass));
        Assert.StartsWith("Epoch 3 has firing rates of 1 layers; there are 2", problem.Message, StringComparison.Ordinal);
    }
}
