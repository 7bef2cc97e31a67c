using Ottt.Training;
using Xunit;

namespace Ottt.Runtime.Tests.Training;

public class LossTests
{
    private static readonly float[] Output = [0.3f, -1.2f, 2.5f, 0.1f, 0.9f, -0.4f];
    private static readonly int[] Labels = [2, 0];

    public static TheoryData<string> Names => ["cross entropy", "squared error", "ottt"];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_value_is_that_of_the_formula_in_double_precision(string name)
    {
        (Loss loss, Func<double[], double> formula) = Make(name);
        loss.Gradient(Output, Labels);
        Assert.Equal(formula([.. Output.Select(value => (double)value)]), loss.Value, 1e-12);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_gradient_is_that_of_central_differences(string name)
    {
        (Loss loss, Func<double[], double> formula) = Make(name);
        ReadOnlySpan<float> gradient = loss.Gradient(Output, Labels);
        for (int index = 0; index < Output.Length; index++)
        {
            const double Step = 1e-5;
            double[] above = [.. Output.Select(value => (double)value)], below = [.. above];
            above[index] += Step;
            below[index] -= Step;
            Assert.Equal((formula(above) - formula(below)) / (2 * Step), gradient[index], 1e-7);
        }
    }

    [Fact]
    public void Squared_error_takes_real_targets()
    {
        var loss = new MseLoss();
        float[] gradient = loss.Gradient([1, 2, 4], [0f, 2, 1]).ToArray();
        Assert.Equal(10.0 / 3, loss.Value, 1e-12);
        Assert.Equal([2f / 3, 0, 2], gradient);
        Assert.Throws<ArgumentException>(() => loss.Gradient([1, 2, 4], new float[2]));
        Assert.Throws<ArgumentException>(() => loss.Gradient([], Array.Empty<float>()));
    }

    [Fact]
    public void Cross_entropy_is_stable_for_large_outputs()
    {
        var loss = new CrossEntropyLoss();
        float[] gradient = loss.Gradient([3e38f, -3e38f, 1e4f], [0]).ToArray();
        Assert.Equal(0, loss.Value);
        Assert.Equal([0f, 0, 0], gradient);
        loss.Gradient([-1e6f, 0, -1e6f], [0]);
        Assert.Equal(1e6, loss.Value, 1e-6);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void An_output_that_is_not_finite_makes_a_value_that_is_not_finite(float value)
    {
        for (int index = 0; index < Output.Length; index++)
        {
            float[] output = [.. Output];
            output[index] = value;
            foreach (string name in Names.Select(row => row.Data))
            {
                Loss loss = Make(name).Loss;
                loss.Gradient(output, Labels);
                Assert.False(double.IsFinite(loss.Value), $"{name}, entry {index}");
            }
        }
    }

    [Fact]
    public void A_label_out_of_range_is_named_with_its_position_and_the_range()
    {
        foreach (int label in new[] { -1, 3, int.MaxValue })
        {
            var exception = Assert.Throws<ArgumentOutOfRangeException>(() => new CrossEntropyLoss().Gradient(Output, [0, label]));
            Assert.Equal("labels", exception.ParamName);
            Assert.StartsWith($"The label {label} at position 1 is outside 0 to 2.", exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_output_that_is_no_whole_number_of_classes_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new MseLoss().Gradient(new float[5], [0, 0]));
        Assert.Throws<ArgumentException>(() => new MseLoss().Gradient([], [0]));
        Assert.Throws<ArgumentException>(() => new MseLoss().Gradient(new float[5], Array.Empty<int>()));
    }

    [Fact]
    public void A_smaller_batch_after_a_larger_one_gets_a_gradient_of_its_own_size()
    {
        var loss = new OtttLoss(4);
        Assert.Equal(6, loss.Gradient(Output, Labels).Length);
        Assert.Equal(3, loss.Gradient(Output.AsSpan(0, 3), [1]).Length);
    }

    [Fact]
    public void Parameters_of_the_ottt_loss_are_checked()
    {
        Assert.Equal(0.05, new OtttLoss(6).Lambda);
        Assert.Throws<ArgumentOutOfRangeException>("timeSteps", () => new OtttLoss(0));
        Assert.Throws<ArgumentOutOfRangeException>("lambda", () => new OtttLoss(6, 1.5));
        Assert.Throws<ArgumentOutOfRangeException>("lambda", () => new OtttLoss(6, double.NaN));
    }

    private static (Loss Loss, Func<double[], double> Formula) Make(string name) => name switch
    {
        "cross entropy" => (new CrossEntropyLoss(), CrossEntropy),
        "squared error" => (new MseLoss(), SquaredError),
        _ => (new OtttLoss(6, 0.3), output => ((0.7 * CrossEntropy(output)) + (0.3 * SquaredError(output))) / 6),
    };

    private static double CrossEntropy(double[] output) => Labels.Select((label, sample) =>
    {
        double[] row = output[(sample * 3)..((sample * 3) + 3)];
        return -Math.Log(Math.Exp(row[label]) / row.Sum(Math.Exp));
    }).Average();

    private static double SquaredError(double[] output) =>
        output.Select((value, index) => Math.Pow(value - (Labels[index / 3] == index % 3 ? 1 : 0), 2)).Average();
}
