using Ottt.Testing;
using Ottt.Training;
using Xunit;

namespace Ottt.Runtime.Tests.Training;

public class OptimizerTests
{
    public static TheoryData<string> Rules => ["plain", "decay", "momentum", "nesterov", "dampening", "adam", "adam decay", "adamw"];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Steps_follow_the_formulas_and_consume_the_gradient(string rule)
    {
        // Lengths around any vector's width: whole vectors, a rest, and both.
        foreach (int count in new[] { 1, 3, 16, 37 })
        {
            Optimizer optimizer = Make(rule);
            Parameter parameter = NewParameter(count);
            var parameters = new ParameterList([parameter]);
            Reference[] references = [.. Enumerable.Range(0, count).Select(index => new Reference(parameter.Value[index]))];
            for (int step = 1; step <= 5; step++)
            {
                if (step == 4) optimizer.LearningRate /= 2;
                FillGradient(parameter, step);
                float[] gradient = parameter.Gradient.ToArray();
                optimizer.Step(parameters);
                for (int index = 0; index < count; index++)
                {
                    references[index].Step(rule, gradient[index], optimizer.LearningRate, step);
                    Assert.Equal(references[index].Value, parameter.Value[index], 2e-6);
                }

                Assert.All(parameter.Gradient.ToArray(), value => Assert.Equal(0, value));
                Assert.Equal(step, optimizer.StepCount);
            }
        }
    }

    [Fact]
    public void The_first_momentum_step_ignores_dampening()
    {
        var optimizer = new Sgd(0.1) { Momentum = 0.5, Dampening = 0.25 };
        Parameter parameter = NewParameter(1);
        parameter.Gradient[0] = 2;
        optimizer.Step(new ParameterList([parameter]));
        Assert.True(optimizer.TryGetState(parameter, "momentum_buffer", out ReadOnlySpan<float> buffer));
        Assert.Equal(2, buffer[0]);
        parameter.Gradient[0] = 4;
        optimizer.Step(new ParameterList([parameter]));
        Assert.Equal((0.5f * 2) + (0.75f * 4), buffer[0]);
    }

    [Fact]
    public void State_has_the_names_of_PyTorch_and_plain_descent_has_none()
    {
        Parameter parameter = NewParameter(5);
        foreach ((Optimizer optimizer, string[] names) in new (Optimizer, string[])[]
        {
            (new Sgd(0.1), []), (new Sgd(0.1) { Momentum = 0.9 }, ["momentum_buffer"]), (new Adam(), ["exp_avg", "exp_avg_sq"]),
            (new AdamW(), ["exp_avg", "exp_avg_sq"]),
        })
        {
            Assert.All(names, name => Assert.False(optimizer.TryGetState(parameter, name, out _)));
            optimizer.Step(new ParameterList([parameter]));
            foreach (string name in new[] { "momentum_buffer", "exp_avg", "exp_avg_sq", "other" })
            {
                Assert.Equal(names.Contains(name), optimizer.TryGetState(parameter, name, out ReadOnlySpan<float> values));
                Assert.Equal(names.Contains(name) ? 5 : 0, values.Length);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_run_that_takes_up_state_goes_on_with_the_same_bits(string rule)
    {
        Optimizer optimizer = Make(rule);
        Parameter parameter = NewParameter(19);
        for (int step = 1; step <= 3; step++) StepWith(optimizer, parameter, step);

        Optimizer resumed = Make(rule);
        Parameter copy = NewParameter(19);
        parameter.Value.CopyTo(copy.Edit());
        resumed.StepCount = optimizer.StepCount;
        foreach (string name in optimizer.StateNames)
        {
            if (optimizer.TryGetState(parameter, name, out ReadOnlySpan<float> values)) resumed.SetState(copy, name, values);
        }

        StepWith(optimizer, parameter, 4);
        StepWith(resumed, copy, 4);
        Assert.Equal(parameter.Value.ToArray(), copy.Value.ToArray());
    }

    [Fact]
    public void Steps_after_the_first_allocate_nothing()
    {
        foreach (Optimizer optimizer in new[] { Make("plain"), Make("nesterov"), Make("adamw") })
        {
            var parameters = new ParameterList([NewParameter(37), NewParameter(4)]);
            Assert.Equal(0, Allocation.FewestBytes(() => optimizer.Step(parameters)));
        }
    }

    [Fact]
    public void A_step_tells_the_network_that_values_changed()
    {
        Parameter parameter = NewParameter(3);
        int version = parameter.Version;
        new Sgd(0.1).Step(new ParameterList([parameter]));
        Assert.NotEqual(version, parameter.Version);
    }

    [Fact]
    public void Parameters_of_another_network_are_refused()
    {
        var optimizer = new Sgd(0.1);
        optimizer.Step(new ParameterList([NewParameter(3)]));
        Assert.Throws<ArgumentException>("parameters", () => optimizer.Step(new ParameterList([NewParameter(3)])));
    }

    [Fact]
    public void Hyper_parameters_out_of_range_are_refused_by_name()
    {
        Assert.Throws<ArgumentOutOfRangeException>("learningRate", () => new Sgd(-1));
        Assert.Throws<ArgumentOutOfRangeException>("learningRate", () => new Adam(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("LearningRate", () => new AdamW().LearningRate = double.PositiveInfinity);
        Assert.Throws<ArgumentOutOfRangeException>("Momentum", () => new Sgd(1) { Momentum = -0.1 });
        Assert.Throws<ArgumentOutOfRangeException>("Dampening", () => new Sgd(1) { Dampening = 1.1 });
        Assert.Throws<ArgumentOutOfRangeException>("WeightDecay", () => new Sgd(1) { WeightDecay = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>("Beta1", () => new Adam { Beta1 = 1 });
        Assert.Throws<ArgumentOutOfRangeException>("Beta2", () => new AdamW { Beta2 = -0.5 });
        Assert.Throws<ArgumentOutOfRangeException>("Epsilon", () => new Adam { Epsilon = -1e-8 });
        Assert.Throws<ArgumentOutOfRangeException>("WeightDecay", () => new AdamW { WeightDecay = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam().StepCount = -1);
    }

    [Fact]
    public void Nesterov_needs_momentum_and_no_dampening()
    {
        foreach (Sgd optimizer in new[] { new Sgd(1) { Nesterov = true }, new Sgd(1) { Nesterov = true, Momentum = 0.9, Dampening = 0.1 } })
        {
            Assert.Throws<InvalidOperationException>(() => optimizer.Step(new ParameterList([NewParameter(1)])));
        }
    }

    [Fact]
    public void State_of_another_name_or_length_is_refused()
    {
        Parameter parameter = NewParameter(3);
        Assert.Throws<ArgumentException>("name", () => new Adam().SetState(parameter, "momentum_buffer", new float[3]));
        Assert.Throws<ArgumentException>("values", () => new Adam().SetState(parameter, "exp_avg", new float[4]));
    }

    private static Optimizer Make(string rule) => rule switch
    {
        "plain" => new Sgd(0.1),
        "decay" => new Sgd(0.1) { WeightDecay = 0.1 },
        "momentum" => new Sgd(0.1) { Momentum = 0.9, WeightDecay = 0.01 },
        "nesterov" => new Sgd(0.05) { Momentum = 0.8, Nesterov = true, WeightDecay = 0.001 },
        "dampening" => new Sgd(0.08) { Momentum = 0.7, Dampening = 0.3 },
        "adam" => new Adam(0.01),
        "adam decay" => new Adam(0.01) { Beta1 = 0.8, Beta2 = 0.9, Epsilon = 1e-3, WeightDecay = 0.1 },
        _ => new AdamW(0.01) { WeightDecay = 0.1 },
    };

    private static Parameter NewParameter(int count)
    {
        var value = new float[count];
        for (int index = 0; index < count; index++) value[index] = MathF.Sin(index + 1);
        return new Parameter(new ParameterDescription("0.weight", [count], count, 1, Initialization.Zeros), value, new float[count]);
    }

    private static void FillGradient(Parameter parameter, int step)
    {
        for (int index = 0; index < parameter.Count; index++) parameter.Gradient[index] = MathF.Cos((3 * index) + step);
    }

    private static void StepWith(Optimizer optimizer, Parameter parameter, int step)
    {
        FillGradient(parameter, step);
        optimizer.Step(new ParameterList([parameter]));
    }

    /// <summary>One element, in double precision, by PyTorch's documented formulas.</summary>
    private sealed class Reference(double value)
    {
        private double _buffer;
        private double _mean;
        private double _meanSquare;

        public double Value { get; private set; } = value;

        public void Step(string rule, double gradient, double rate, int step)
        {
            switch (rule)
            {
                case "plain": Descend(gradient, rate, step, 0, 0, 0, false); break;
                case "decay": Descend(gradient, rate, step, 0, 0, 0.1, false); break;
                case "momentum": Descend(gradient, rate, step, 0.9, 0, 0.01, false); break;
                case "nesterov": Descend(gradient, rate, step, 0.8, 0, 0.001, true); break;
                case "dampening": Descend(gradient, rate, step, 0.7, 0.3, 0, false); break;
                case "adam": Adapt(gradient, rate, step, 0.9, 0.999, 1e-8); break;
                case "adam decay": Adapt(gradient + (0.1 * Value), rate, step, 0.8, 0.9, 1e-3); break;
                default:
                    Value *= 1 - (rate * 0.1);
                    Adapt(gradient, rate, step, 0.9, 0.999, 1e-8);
                    break;
            }
        }

        private void Descend(double gradient, double rate, int step, double momentum, double dampening, double decay, bool nesterov)
        {
            gradient += decay * Value;
            if (momentum != 0)
            {
                _buffer = step == 1 ? gradient : (momentum * _buffer) + ((1 - dampening) * gradient);
                gradient = nesterov ? gradient + (momentum * _buffer) : _buffer;
            }

            Value -= rate * gradient;
        }

        private void Adapt(double gradient, double rate, int step, double beta1, double beta2, double epsilon)
        {
            _mean = (beta1 * _mean) + ((1 - beta1) * gradient);
            _meanSquare = (beta2 * _meanSquare) + ((1 - beta2) * gradient * gradient);
            double unbiased = Math.Sqrt(_meanSquare) / Math.Sqrt(1 - Math.Pow(beta2, step));
            Value -= rate / (1 - Math.Pow(beta1, step)) * _mean / (unbiased + epsilon);
        }
    }
}
