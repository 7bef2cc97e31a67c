using Ottt.Runtime.Tests.Cuda;
using Ottt.Testing;
using Ottt.Testing.Cuda;
using Ottt.Testing.Interpreter;
using Ottt.Testing.Networks;
using Xunit;

namespace Ottt.Runtime.Tests.Parity;

/// <summary>The compiled network against the interpreter of its program, in double precision.</summary>
public class InterpreterParityTests
{
    private const ulong Seed = 1;
    private const ulong MostAttempts = 50;

    // Within this distance of a jump, single precision may come to lie on the other side of it.
    private const double SafeDistance = 2e-5;

    private const double SmallestDivisor = 2e-4;

    public static IEnumerable<TheoryDataRow<string, TestBackend>> Rows =>
        from network in RandomNetworks.All
        from backend in new[] { TestBackend.Cpu, TestBackend.Cuda, TestBackend.CudaShuffled }
        select new TheoryDataRow<string, TestBackend>(network.ClassName, backend);

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_compiled_network_computes_what_its_program_says(string className, TestBackend backend)
    {
        ShuffledOrder.Tell(backend);
        RandomNetwork declared = RandomNetworks.Find(className);
        using var compiled = new CompiledTestNetwork(RandomNetworks.Create(declared, DeviceOf(backend), declared.BatchSize, Seed));

        Dictionary<string, double[]> parameters = compiled.ParameterNames.ToDictionary(name => name, name => StartOf(compiled.Value(name)));

        NetworkScript script = ScriptWithoutCloseCalls(declared, parameters);

        List<(string Name, double[]? Values)> expected = script.Run(Interpret(declared)), actual = script.Run(compiled);
        Assert.Equal(expected.Select(tensor => tensor.Name), actual.Select(tensor => tensor.Name));
        foreach (((string name, double[]? wanted), (_, double[]? found)) in expected.Zip(actual))
        {
            Assert.True(wanted is null == found is null, $"{name} is {(wanted is null ? "kept by the compiled network alone" : "not kept")}\n{declared.Source}");
            if (wanted is not null) ToleranceOf(name).Check($"{name}\n{declared.Source}", wanted, found);
        }
    }

    private static Device DeviceOf(TestBackend backend) => backend switch
    {
        TestBackend.Cuda => CudaUnderTest.Device,
        TestBackend.CudaShuffled => CudaUnderTest.Shuffled,
        _ => Device.Cpu,
    };

    /// <summary>
    /// Twice what is drawn, since the default initialisation lets few neurons of a deep network fire; and for what begins at zero, which would
    /// not show, some numbers.
    /// </summary>
    private static double[] StartOf(double[] drawn) => drawn.Any(value => value != 0)
        ? [.. drawn.Select(value => 2 * value)]
        : [.. drawn.Select((_, index) => ((index * 5 % 11) - 4) / 16.0)];

    private static Tolerance ToleranceOf(string tensor) => tensor.Contains("Spike", StringComparison.Ordinal) ? Tolerances.Exact : Tolerances.Network;

    private static InterpretedTestNetwork Interpret(RandomNetwork declared) =>
        new(new InterpretedNetwork(RandomNetworks.ProgramOf(declared), PhiloxMasks.Of(Seed)));

    private static NetworkScript ScriptWithoutCloseCalls(RandomNetwork declared, Dictionary<string, double[]> parameters)
    {
        for (ulong attempt = 0; attempt < MostAttempts; attempt++)
        {
            // Neurons that see nothing but a bias do the same whatever the operands are, so the parameters change as well.
            double factor = 1 + (attempt / 16.0);
            Dictionary<string, double[]> scaled = parameters.ToDictionary(pair => pair.Key, pair => pair.Value.Select(value => (double)(float)(value * factor)).ToArray());
            var script = new NetworkScript(declared, scaled, new Operands(attempt));
            if (!HasCloseCall(declared, script)) return script;
        }

        throw new InvalidOperationException($"No operands keep the neurons of {declared.ClassName} away from their thresholds.\n{declared.Source}");
    }

    private static bool HasCloseCall(RandomNetwork declared, NetworkScript script)
    {
        var network = new InterpretedTestNetwork(new InterpretedNetwork(RandomNetworks.ProgramOf(declared), PhiloxMasks.Of(Seed)));
        bool isClose = false;
        script.Run(network, () => !(isClose = IsClose(declared, network)));
        return isClose;
    }

    private static bool IsClose(RandomNetwork declared, InterpretedTestNetwork network) =>
        declared.Neurons.Any(neuron => IsCloseToJump(neuron, network) || IsCloseToZero(neuron, network));

    /// <summary>A small divisor makes much of the last bits of single precision.</summary>
    private static bool IsCloseToZero(RandomNeuron neuron, InterpretedTestNetwork network) => neuron.DividesByMembrane
        && network.Neuron(neuron.Layer, InterpretedVariable.Membrane)!.Any(potential => potential != 0 && Math.Abs(potential) < SmallestDivisor);

    private static bool IsCloseToJump(RandomNeuron neuron, InterpretedTestNetwork network) =>
        network.Neuron(neuron.Layer, InterpretedVariable.Charged) is { } charged && charged.Any(potential =>
        {
            double above = Math.Abs(potential - neuron.Threshold);
            return IsClose(above) || (neuron.Edge is { } edge && IsClose(above - edge));
        });

    // Exactly at a jump is not close: sums of halves come there without rounding, in either precision.
    private static bool IsClose(double distance) => distance != 0 && Math.Abs(distance) < SafeDistance;
}
