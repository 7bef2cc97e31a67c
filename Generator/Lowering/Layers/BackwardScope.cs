using Ottt.Generator.Declaration.Choices;
using Ottt.Generator.Lowering.Graph;
using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Lowering.Program.Operations;
using Ottt.Generator.Models;

namespace Ottt.Generator.Lowering.Layers;

/// <summary>One time step backward while it is written.</summary>
internal sealed class BackwardScope(BufferTable buffers, ParameterIndex parameters, WeightTable weights, ConvolutionMethod convolution)
{
    private readonly List<StepOperation> _operations = [];

    public BufferTable Buffers => buffers;

    public ParameterIndex Parameters => parameters;

    public WeightTable Weights => weights;

    /// <summary>How convolutions are computed.</summary>
    public ConvolutionMethod Convolution => convolution;

    /// <summary>The gradients of what compositions had put aside; -1 where nobody needs one.</summary>
    public Stack<int> Aside { get; } = new();

    public EquatableArray<StepOperation> Operations => _operations.ToEquatableArray();

    public void Add(StepOperation operation) => _operations.Add(operation);

    /// <summary>Adds the operation that computes the gradient of a layer's input, and returns that gradient.</summary>
    public int ToInput(LayerTape tape, Func<int, StepOperation> operation)
    {
        int input = buffers.Like(tape.Input.Value, tape.Layer.Index, "input_gradient");
        _operations.Add(operation(input));
        return input;
    }

    /// <summary>Adds what follows the weight gradient of a layer: the bias gradient, and the way from a derived weight to its parameters.</summary>
    public void CompleteWeightGradient(LayerTape tape, int gradient)
    {
        int layer = tape.Layer.Index;
        int bias = parameters.Find(layer, "bias");
        ProgramBuffer output = buffers[gradient];
        if (bias >= 0) Add(new BiasGradient(layer, output.Channels, output.Positions, gradient, bias));
        if (weights.Adjoint(tape.Layer.Shaped) is { } adjoint) Add(adjoint);
    }
}
