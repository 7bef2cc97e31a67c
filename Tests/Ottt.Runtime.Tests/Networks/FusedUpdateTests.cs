using Ottt.Training;
using Xunit;

namespace Ottt.Runtime.Tests.Networks;

/// <summary>A first layer of many panels, not all of them full, so that an update goes through it in pieces.</summary>
[OtttSequential(200)]
[Linear(100), OtttLif, Linear(3)]
public sealed partial class WideMlp;

/// <summary>An update that computes the gradient it needs moves the parameters as one that reads it, to the bit.</summary>
public class FusedUpdateTests
{
    private const int Batch = 4;
    private const int Steps = 4;

    public static IEnumerable<TheoryDataRow<string, double, int>> Cases =>
        from optimizer in new[] { "sgd", "momentum", "nesterov", "decay", "adam", "adamw" }
        from zeros in new[] { 0, 0.5, 1 }
        from threads in new[] { 1, 3 }
        select new TheoryDataRow<string, double, int>(optimizer, zeros, threads);

    [Theory]
    [MemberData(nameof(Cases))]
    public void It_moves_the_parameters_as_one_that_reads_the_gradient(string optimizer, double zeros, int threads)
    {
        uint[][] fused = Train(Create(optimizer), zeros, threads, network => { });
        uint[][] read = Train(Create(optimizer), zeros, threads, network => _ = network.Parameters[0].Gradient[0]);

        Assert.Equal(read, fused);
    }

    [Fact]
    public void The_gradient_is_zero_behind_it()
    {
        using var network = new WideMlp(Device.Cpu, Batch, 1);
        var optimizer = new Sgd(0.1);
        Step(network, Input(0), 0);

        optimizer.Step(network.Parameters);

        foreach (Parameter parameter in network.Parameters) Assert.All(parameter.Gradient.ToArray(), value => Assert.Equal(0, value));
    }

    [Fact]
    public void It_does_not_read_the_gradient_from_memory()
    {
        using var network = new WideMlp(Device.Cpu, Batch, 1);
        Span<float> memory = network.Parameters[0].Gradient;
        network.Parameters.ZeroGradients();
        memory.Fill(float.NaN);
        Step(network, Input(0), 0);

        new Sgd(0.1).Step(network.Parameters);

        Assert.All(network.Parameters[0].Value.ToArray(), value => Assert.True(float.IsFinite(value)));
        Assert.True(float.IsNaN(memory[0]));
    }

    [Fact]
    public void What_was_added_to_the_gradient_by_hand_counts()
    {
        using WideMlp plain = new(Device.Cpu, Batch, 1), pulled = new(Device.Cpu, Batch, 1);
        foreach (WideMlp network in new[] { plain, pulled }) Step(network, Input(0), 0);
        pulled.Parameters[0].Gradient[5] += 1;

        new Sgd(0.5).Step(plain.Parameters);
        new Sgd(0.5).Step(pulled.Parameters);

        Assert.Equal(plain.Parameters[0].Value[5] - 0.5f, pulled.Parameters[0].Value[5], 5);
        Assert.Equal(plain.Parameters[0].Value[6], pulled.Parameters[0].Value[6]);
    }

    [Fact]
    public void What_was_added_to_the_gradient_while_it_was_zero_counts()
    {
        using WideMlp plain = new(Device.Cpu, Batch, 1), pulled = new(Device.Cpu, Batch, 1);
        pulled.Parameters[0].Gradient[5] = 1;
        foreach (WideMlp network in new[] { plain, pulled }) Step(network, Input(0), 0);

        new Sgd(0.5).Step(plain.Parameters);
        new Sgd(0.5).Step(pulled.Parameters);

        Assert.Equal(plain.Parameters[0].Value[5] - 0.5f, pulled.Parameters[0].Value[5], 5);
    }

    [Fact]
    public void It_may_come_between_a_step_and_its_way_back()
    {
        using WideMlp fused = new(Device.Cpu, Batch, 1), read = new(Device.Cpu, Batch, 1);
        foreach (WideMlp network in new[] { fused, read })
        {
            Step(network, Input(0), 0);
            float[] output = network.Forward().ToArray();
            if (network == read) _ = network.Parameters[0].Gradient[0];
            new Sgd(0.1).Step(network.Parameters);
            network.Backward(output);
        }

        for (int index = 0; index < read.Parameters.Count; index++)
        {
            Assert.Contains(read.Parameters[index].Gradient.ToArray(), value => value != 0);
            Assert.Equal(Bits(read.Parameters[index].Gradient), Bits(fused.Parameters[index].Gradient));
        }
    }

    [Fact]
    public void A_weight_that_is_edited_behind_it_is_packed_again()
    {
        using WideMlp edited = new(Device.Cpu, Batch, 1), fresh = new(Device.Cpu, Batch, 1);
        Step(edited, Input(0), 0);
        new Sgd(0.1).Step(edited.Parameters);
        foreach (Parameter parameter in edited.Parameters) parameter.Edit().Fill(0.03f);
        foreach (Parameter parameter in fresh.Parameters) parameter.Edit().Fill(0.03f);
        edited.Reset();

        Assert.Equal(Numbers.Bits(fresh.Forward(Input(0)).ToArray()), Numbers.Bits(edited.Forward(Input(0)).ToArray()));
    }

    /// <summary>Two steps to an update, of two sequences; all parameters after each update, and what the network then says.</summary>
    private static uint[][] Train(Optimizer optimizer, double zeros, int threads, Action<OtttNetwork> beforeUpdate)
    {
        using var network = new WideMlp(Device.Cpu.WithThreads(threads), Batch, 1);
        float[] input = Input(zeros);
        var seen = new List<uint[]>();
        for (int step = 0; step < Steps; step++)
        {
            if (step == Steps / 2) network.Reset();
            Step(network, input, step);
            if (step % 2 == 0) Step(network, input, step);
            beforeUpdate(network);
            optimizer.Step(network.Parameters);
            seen.AddRange(network.Parameters.Select(parameter => Bits(parameter.Value)));
        }

        seen.Add(Bits(network.Forward(input)));
        return [.. seen];
    }

    private static void Step(OtttNetwork network, float[] input, int step)
    {
        ReadOnlySpan<float> output = network.TimeStep == 0 ? network.Forward(input) : network.Forward();
        float[] gradient = [.. output.ToArray().Select((value, index) => value - ((index + step) % 3))];
        network.Backward(gradient);
    }

    private static float[] Input(double zeros)
    {
        float[] input = Numbers.Currents(2, Batch * 200);
        for (int index = 0; index < input.Length; index++) input[index] = index * 7 % 10 < zeros * 10 ? 0 : input[index];
        return input;
    }

    private static Optimizer Create(string name) => name switch
    {
        "sgd" => new Sgd(0.1),
        "momentum" => new Sgd(0.1) { Momentum = 0.9, Dampening = 0.25 },
        "nesterov" => new Sgd(0.1) { Momentum = 0.9, Nesterov = true },
        "decay" => new Sgd(0.1) { WeightDecay = 0.01 },
        "adam" => new Adam(0.01),
        _ => new AdamW(0.01),
    };

    private static uint[] Bits(ReadOnlySpan<float> values)
    {
        var bits = new uint[values.Length];
        for (int index = 0; index < bits.Length; index++) bits[index] = BitConverter.SingleToUInt32Bits(values[index]);
        return bits;
    }
}
