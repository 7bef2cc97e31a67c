using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Lowering.Program.Operations;
using Ottt.Generator.Models;

namespace Ottt.Testing.Interpreter;

/// <summary>
/// The oracle: a program run operation by operation in scalar double precision, with nothing planned, packed or fused. It is called like an
/// <see cref="OtttNetwork"/>; arrays are in PyTorch's order, [batch, channels, height, width].
/// </summary>
internal sealed class InterpretedNetwork
{
    private readonly StepProgram _program;
    private readonly MaskSource _masks;
    private InterpreterMemory _memory;

    private long _sequence;
    private long _timeStep;
    private bool _stepsAreTraining;

    /// <summary>Makes a network whose parameters are all zero.</summary>
    /// <param name="program">What to run.</param>
    /// <param name="masks">Where masks come from.</param>
    public InterpretedNetwork(StepProgram program, MaskSource masks)
    {
        _program = program;
        _masks = masks;
        Parameters = [.. program.Parameters.Select(parameter =>
            new InterpretedParameter(parameter.Name, new double[parameter.Count], new double[parameter.Count]))];
        Buffers = [.. program.NetworkBuffers.Select(buffer =>
            new InterpretedBuffer(buffer.Name, [.. Enumerable.Repeat((double)buffer.Start, (int)buffer.Shape.Count)]))];
        _memory = new InterpreterMemory(program.Buffers, 0);
    }

    /// <summary>The parameters in the order of PyTorch's state dictionary.</summary>
    public IReadOnlyList<InterpretedParameter> Parameters { get; }

    /// <summary>What the network keeps beside its parameters, in the order of PyTorch's state dictionary.</summary>
    public IReadOnlyList<InterpretedBuffer> Buffers { get; }

    /// <summary>Whether steps are training steps.</summary>
    public bool Training { get; set; } = true;

    /// <summary>What traces remember.</summary>
    public TraceRule TraceRule { get; set; }

    /// <summary>dL/dx of the last step.</summary>
    public double[] InputGradient => _memory.Export(_program.Ports.InputGradient);

    /// <summary>The parameter of a name.</summary>
    public InterpretedParameter Parameter(string name) => Parameters.Single(parameter => parameter.Name == name);

    /// <summary>The buffer of a name.</summary>
    public InterpretedBuffer Buffer(string name) => Buffers.Single(buffer => buffer.Name == name);

    /// <summary>Starts a new sequence. As in the runtime, the sequences that key masks are those with a training step.</summary>
    public void Reset(int batch)
    {
        _memory = new InterpreterMemory(_program.Buffers, batch);
        if (_timeStep > 0 && _stepsAreTraining) _sequence++;
        _timeStep = 0;
    }

    /// <summary>Copies what lives from one time step to the next.</summary>
    public InterpretedState SaveState() => new(
        StateBuffers.ToDictionary(buffer => buffer, buffer => _memory.Export(buffer)), _memory.Batch, _sequence, _timeStep);

    /// <summary>Goes back to what was copied; all else is forgotten.</summary>
    public void RestoreState(InterpretedState state)
    {
        _memory = new InterpreterMemory(_program.Buffers, state.Batch);
        foreach ((int buffer, double[] values) in state.Values) _memory.Import(buffer, values);
        _sequence = state.Sequence;
        _timeStep = state.TimeStep;
    }

    /// <summary>Runs one time step.</summary>
    /// <param name="input">The input, or the spike of a pair.</param>
    /// <param name="trace">The trace of a pair, else empty.</param>
    public double[] Forward(ReadOnlySpan<double> input, ReadOnlySpan<double> trace = default)
    {
        _stepsAreTraining = Training;
        _memory.ForgetStep();
        _memory.Import(_program.Ports.Input, input);
        if (Training && _program.Ports.InputTrace >= 0) _memory.Import(_program.Ports.InputTrace, trace);
        OperationInterpreter.Run(_program.Prepare, State);
        OperationInterpreter.Run(_program.Hold, State);
        OperationInterpreter.Run(Training ? _program.Train : _program.Evaluate, State);
        _timeStep++;
        return _memory.Export(Training ? _program.Ports.Output : _program.Ports.EvaluationOutput);
    }

    /// <summary>Adds the gradients of the last time step.</summary>
    public void Backward(ReadOnlySpan<double> outputGradient)
    {
        _memory.Import(_program.Ports.OutputGradient, outputGradient);
        OperationInterpreter.Run(_program.Backward, State);
        OperationInterpreter.Run(_program.Collect, State);
        OperationInterpreter.Run(_program.Complete, State);
    }

    /// <summary>What a buffer holds after the last step, in the order of memory; of a fixed buffer one sample.</summary>
    public IReadOnlyList<double[]> Contents(int buffer) => _memory[buffer];

    /// <summary>A variable of a spiking layer after the last step, or null where the program does not keep it.</summary>
    public double[]? Neuron(string layer, InterpretedVariable variable)
    {
        NeuronStep step = Steps(Training ? _program.Train : _program.Evaluate).Single(neuron => _program.Layers[neuron.Layer].Path == layer);
        int buffer = variable switch
        {
            InterpretedVariable.Current => step.Current,
            InterpretedVariable.Charged => step.Charged,
            InterpretedVariable.Spike or InterpretedVariable.Membrane => step.Charged,
            InterpretedVariable.Trace => step.Trace,
            _ => throw new ArgumentOutOfRangeException(nameof(variable), variable, "No such variable."),
        };
        bool isKept = buffer >= 0 && !_memory.IsForgotten(buffer);
        if (!isKept) return null;
        double[] values = _memory.Export(buffer);
        return variable switch
        {
            InterpretedVariable.Spike => [.. values.Select(charged => NeuronOperations.Spike(step.Model, charged))],
            InterpretedVariable.Membrane => [.. values.Select(charged => NeuronOperations.Membrane(step.Model, charged))],
            _ => values,
        };
    }

    private IEnumerable<int> StateBuffers =>
        _program.Buffers.Where(buffer => buffer.Kind == BufferKind.State).Select(buffer => buffer.Id);

    private InterpreterState State => new(_memory, Parameters, Buffers, _masks, _sequence, TraceRule, _timeStep);

    private static IEnumerable<NeuronStep> Steps(EquatableArray<StepBlock> blocks) => blocks
        .SelectMany(block => block.Operations)
        .SelectMany(operation => operation is ElementwiseLoop loop ? loop.Operations : Enumerable.Repeat(operation, 1))
        .OfType<NeuronStep>();
}
