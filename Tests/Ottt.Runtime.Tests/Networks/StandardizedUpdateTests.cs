using Ottt.Training;
using Xunit;

namespace Ottt.Runtime.Tests.Networks;

/// <summary>Standardised weights of a first layer, a middle one and a readout, with and without gains.</summary>
[OtttSequential(2, 6, 6)]
[WSConv2d(40, Kernel = 3, Padding = 1), OtttLif, WSConv2d(5, Kernel = 3, Gain = false), OtttLif, Flatten, WSLinear(3)]
public sealed partial class StandardizedCnn;

/// <summary>An update that takes the gradient of a standardised weight as it becomes known moves the parameters as one that reads it, to the bit.</summary>
public class StandardizedUpdateTests
{
    private const int Batch = 2;
    private const int Steps = 4;

    public static IEnumerable<TheoryDataRow<string, int>> Cases =>
        from optimizer in new[] { "sgd", "momentum", "adam" }
        from threads in new[] { 1, 3 }
        select new TheoryDataRow<string, int>(optimizer, threads);

    [Theory]
    [MemberData(nameof(Cases))]
    public void It_moves_the_parameters_as_one_that_reads_the_gradient(string optimizer, int threads)
    {
        int[][] taken = Train(Create(optimizer), threads, network => { });
        int[][] read = Train(Create(optimizer), threads, network =>
        {
            foreach (Parameter parameter in network.Parameters) _ = parameter.Gradient[0];
        });

        Assert.Equal(read, taken);
    }

    [Fact]
    public void It_does_not_read_the_gradient_from_memory()
    {
        using var network = new StandardizedCnn(Device.Cpu, Batch, 1);
        float[] start = network.Parameters["0.weight"].Value.ToArray();
        Span<float> memory = network.Parameters["0.weight"].Gradient;
        network.Parameters.ZeroGradients();
        memory.Fill(float.NaN);
        Step(network, 0);

        new Sgd(0.1).Step(network.Parameters);

        Assert.All(network.Parameters["0.weight"].Value.ToArray(), value => Assert.True(float.IsFinite(value)));
        Assert.NotEqual(start, network.Parameters["0.weight"].Value.ToArray());
        Assert.True(float.IsNaN(memory[0]));
    }

    [Fact]
    public void The_gradient_is_zero_behind_it_and_counts_again_from_there()
    {
        using StandardizedCnn stepped = new(Device.Cpu, Batch, 1), fresh = new(Device.Cpu, Batch, 1);
        Step(stepped, 0);
        new Sgd(0).Step(stepped.Parameters);
        foreach (Parameter parameter in stepped.Parameters) Assert.All(parameter.Gradient.ToArray(), value => Assert.Equal(0, value));
        stepped.Reset();
        foreach (StandardizedCnn network in new[] { stepped, fresh }) Step(network, 0);

        foreach (Parameter parameter in fresh.Parameters)
        {
            Assert.Equal(Numbers.Bits(parameter.Gradient.ToArray()), Numbers.Bits(stepped.Parameters[parameter.Name].Gradient.ToArray()));
        }
    }

    [Theory]
    [InlineData("0.weight")]
    [InlineData("2.weight")]
    public void What_was_added_to_the_gradient_by_hand_counts(string weight)
    {
        using StandardizedCnn plain = new(Device.Cpu, Batch, 1), pulled = new(Device.Cpu, Batch, 1);
        pulled.Parameters[weight].Gradient[5] = 1;
        foreach (StandardizedCnn network in new[] { plain, pulled }) Step(network, 0);

        foreach (StandardizedCnn network in new[] { plain, pulled }) new Sgd(0.5).Step(network.Parameters);

        Assert.Equal(plain.Parameters[weight].Value[5] - 0.5f, pulled.Parameters[weight].Value[5], 5);
        Assert.Equal(plain.Parameters[weight].Value[6], pulled.Parameters[weight].Value[6]);
    }

    /// <summary>Two steps to an update, of two sequences; all parameters after each update, and what the network then says.</summary>
    private static int[][] Train(Optimizer optimizer, int threads, Action<OtttNetwork> beforeUpdate)
    {
        using var network = new StandardizedCnn(Device.Cpu.WithThreads(threads), Batch, 1);
        var seen = new List<int[]>();
        for (int step = 0; step < Steps; step++)
        {
            if (step == Steps / 2) network.Reset();
            Step(network, step);
            if (step % 2 == 0) Step(network, step);
            beforeUpdate(network);
            optimizer.Step(network.Parameters);
            seen.AddRange(network.Parameters.Select(parameter => Numbers.Bits(parameter.Value.ToArray()).ToArray()));
        }

        seen.Add([.. Numbers.Bits(network.Forward().ToArray())]);
        return [.. seen];
    }

    private static void Step(OtttNetwork network, int step)
    {
        ReadOnlySpan<float> output = network.TimeStep == 0 ? network.Forward(Numbers.Currents(2, Batch * network.Description.InputCount)) : network.Forward();
        float[] gradient = [.. output.ToArray().Select((value, index) => value - ((index + step) % 3))];
        network.Backward(gradient);
    }

    private static Optimizer Create(string name) => name switch
    {
        "sgd" => new Sgd(0.1),
        "momentum" => new Sgd(0.1) { Momentum = 0.9 },
        _ => new Adam(0.01),
    };
}
