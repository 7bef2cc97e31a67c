using System.Globalization;
using System.Text;

namespace Ottt;

/// <summary>What is known of a network at compile time.</summary>
/// <param name="Name">The name of the declared class.</param>
/// <param name="InputShape">The shape of one sample at one time step.</param>
/// <param name="OutputShape">The shape of the output for one sample at one time step.</param>
/// <param name="Input">What the network is fed.</param>
/// <param name="Output">What it hands on.</param>
/// <param name="InputGradient">Whether the gradient with respect to the input is computed.</param>
/// <param name="Layers">The layers in execution order.</param>
public sealed record NetworkDescription(
    string Name,
    IReadOnlyList<int> InputShape,
    IReadOnlyList<int> OutputShape,
    NetworkInput Input,
    NetworkOutput Output,
    bool InputGradient,
    IReadOnlyList<LayerDescription> Layers)
{
    /// <summary>The elements of the input of one sample.</summary>
    public int InputCount { get; } = InputShape.Aggregate(1, (product, size) => product * size);

    /// <summary>The elements of the output of one sample.</summary>
    public int OutputCount { get; } = OutputShape.Aggregate(1, (product, size) => product * size);

    /// <summary>The floats that a sample keeps from one time step to the next, over all layers.</summary>
    public int StateCount { get; } = Layers.Sum(layer => layer.StateCount);

    /// <summary>All parameters, in state-dictionary order.</summary>
    public IEnumerable<ParameterDescription> Parameters => Layers.SelectMany(layer => layer.Parameters);

    /// <summary>All buffers, in state-dictionary order.</summary>
    public IEnumerable<BufferDescription> Buffers => Layers.SelectMany(layer => layer.Buffers);

    /// <summary>Checks the length of an input.</summary>
    /// <param name="batch">The samples that the network was reset for.</param>
    /// <param name="length">The elements that there are.</param>
    /// <param name="name">The name of the argument.</param>
    internal void CheckInput(int batch, int length, string name)
    {
        int expected = batch * InputCount;
        if (length == expected) return;
        throw new ArgumentException(
            $"{Name} was reset for {batch} samples of [{string.Join(", ", InputShape)}] = {expected} elements; the {name} has {length}."
            + " A step with another number of samples needs Reset(batch) before it.",
            name);
    }

    /// <summary>A table of layers, output shapes, parameters and state, a line per layer.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        int width = Layers.Max(layer => layer.Name.Length);
        text.Append(CultureInfo.InvariantCulture, $"{Name}: [{string.Join(", ", InputShape)}] -> [{string.Join(", ", OutputShape)}]");
        foreach (LayerDescription layer in Layers)
        {
            int parameters = layer.Parameters.Sum(parameter => parameter.Count);
            text.Append('\n').Append(
                CultureInfo.InvariantCulture,
                $"{layer.Name.PadLeft(width)}  {layer.Declaration,-48} [{string.Join(", ", layer.OutputShape)}]  parameters {parameters}, state {layer.StateCount}");
        }

        return text.ToString();
    }
}
