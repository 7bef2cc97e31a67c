using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Lowering.Program.Operations;
using Ottt.Numerics;
using Ottt.Testing;
using Ottt.Testing.Interpreter;
using Ottt.Testing.Networks;

namespace Ottt.Generator.Tests.Properties;

/// <summary>What the first step of a compiled network has to do with what its program says.</summary>
internal enum Agreement
{
    /// <summary>Outputs and gradients are equal to rounding.</summary>
    Agrees,

    /// <summary>A neuron is so close to a jump that rounding decides.</summary>
    IsCloseCall,

    /// <summary>Numbers are beyond single precision, or the network is too large for a test.</summary>
    IsOutOfRange,
}

/// <summary>Runs the first training step and the first evaluation step of a network, compiled and interpreted.</summary>
/// <param name="program">The program.</param>
/// <param name="compiled">The compiled network; disposed with this.</param>
internal sealed class FirstStep(StepProgram program, OtttNetwork compiled) : IDisposable
{
    public const int Batch = 2;
    public const ulong Seed = 1;

    private const double SafeDistance = 1e-4;
    private const double LargestInverseDeviation = 20;
    private const double LargestNumber = 1e15;
    private const int LargestMemory = 1 << 20;

    private readonly CompiledTestNetwork _compiled = new(compiled);
    private readonly InterpretedTestNetwork _interpreted = new(new InterpretedNetwork(program, PhiloxMasks.Of(Seed)));

    public static bool IsTooLarge(StepProgram program) => Math.Max(program.ParameterFloats, program.FloatsPerSample) > LargestMemory;

    /// <exception cref="DeviationException">They do not agree.</exception>
    public Agreement Run()
    {
        foreach (string name in _compiled.ParameterNames)
        {
            // Twice what is drawn: the default initialisation lets few neurons of a deep network fire.
            _compiled.SetValue(name, [.. _compiled.Value(name).Select(value => 2 * value)]);
            _interpreted.SetValue(name, _compiled.Value(name));
        }

        Agreement training = Step(training: true);
        return training == Agreement.Agrees ? Step(training: false) : training;
    }

    public void Dispose()
    {
        _compiled.Dispose();
        _interpreted.Dispose();
    }

    private Agreement Step(bool training)
    {
        int count = Batch * (int)program.Network.InputShape.Count;
        double[] input = Draw(1, count);
        double[]? trace = training && program.Ports.InputTrace >= 0 ? Draw(2, count) : null;
        List<(string Name, double[] Values)> expected = Run(_interpreted, input, trace, training);
        if (HasCloseCall() || MakesRoundingsLarge()) return Agreement.IsCloseCall;
        if (expected.Any(tensor => tensor.Values.Any(value => !(Math.Abs(value) < LargestNumber)))) return Agreement.IsOutOfRange;
        foreach (((string name, double[] wanted), (_, double[] found)) in expected.Zip(Run(_compiled, input, trace, training)))
        {
            (IsNormalized ? Normalized(expected) : Tolerances.Network).Check(name, wanted, found);
        }

        return Agreement.Agrees;
    }

    private List<(string Name, double[] Values)> Run(ITestNetwork network, double[] input, double[]? trace, bool training)
    {
        network.StartSequence(Batch, training);
        network.ClearGradients();
        double[] output = network.Forward(input, trace);
        List<(string, double[])> tensors = [(training ? "output" : "output in evaluation", output)];
        if (!training) return tensors;
        network.Backward(Draw(3, output.Length));
        if (program.Network.InputGradient) tensors.Add(("input gradient", network.InputGradient));
        tensors.AddRange(network.ParameterNames.Select(name => ("gradient of " + name, network.Gradient(name))));
        return tensors;
    }

    private bool HasCloseCall() => program.Neurons.Any(neuron =>
        _interpreted.Neuron(program.Layers[neuron.Layer].Path, InterpretedVariable.Charged) is { } charged
        && charged.Any(potential => Edges(neuron.Model).Any(edge => Math.Abs(potential - edge) < SafeDistance * Math.Max(1, Math.Abs(potential)))));

    /// <summary>A normalisation of values that hardly differ makes their roundings as large as their differences.</summary>
    private bool MakesRoundingsLarge() => Operations.Any(operation => operation switch
    {
        BatchNormStatistics norm => Largest(norm.Coefficients, norm.Geometry.Channels),
        GroupNormStatistics norm => Largest(norm.Statistics, norm.Geometry.Groups),
        LayerNormStatistics norm => Largest(norm.Statistics, 1),
        _ => 0,
    } > LargestInverseDeviation);

    private IEnumerable<StepOperation> Operations => program.Train.Concat(program.Evaluate).SelectMany(block => block.Operations);

    private bool IsNormalized => Operations.Concat(program.Prepare.SelectMany(block => block.Operations))
        .Any(operation => operation is BatchNormStatistics or GroupNormStatistics or LayerNormStatistics or StandardizeWeight);

    /// <summary>1 / deviation is the second row; NaN where the step does not come by.</summary>
    private double Largest(int buffer, int row) =>
        _interpreted.Network.Contents(buffer).SelectMany(sample => sample.Skip(row).Take(row)).Where(double.IsFinite).DefaultIfEmpty().Max();

    /// <summary>
    /// Behind a normalisation, and of a standardised weight, gradients cancel, those of offsets before it altogether; what is left of them is small beside what they are made of.
    /// </summary>
    private static Tolerance Normalized(List<(string Name, double[] Values)> expected) =>
        Tolerances.Network with { Absolute = 1e-6 + (1e-4 * expected.SelectMany(tensor => tensor.Values).Max(Math.Abs)) };

    /// <summary>Where the spike or its surrogate jumps.</summary>
    private static IEnumerable<double> Edges(NeuronModel model)
    {
        double alpha = model.Surrogate.Alpha ?? 1;
        return [model.Threshold, model.Threshold + (0.5 / alpha), model.Threshold - (0.5 / alpha), model.Threshold + alpha, model.Threshold - alpha, model.Threshold + 1];
    }

    private static double[] Draw(ulong stream, int count)
    {
        var random = new PhiloxStream(Seed, stream);
        return [.. Enumerable.Range(0, count).Select(_ => (double)((2 * random.NextSingle()) - 0.5f))];
    }
}
