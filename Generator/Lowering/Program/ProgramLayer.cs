using Ottt.Generator.Declaration.Layers;
using Ottt.Generator.Models;

namespace Ottt.Generator.Lowering.Program;

/// <summary>How the reference's container runs a layer.</summary>
internal enum Execution
{
    /// <summary>On an ordinary tensor, with ordinary gradients.</summary>
    Plain,

    /// <summary>A spiking layer.</summary>
    Neuron,

    /// <summary>On a pair: the value comes from the spike, the gradient is that at the trace.</summary>
    GradWithTrace,

    /// <summary>On a pair without parameters: applied to spike and trace.</summary>
    SpikeTrace,

    /// <summary>Decides where values flow, and computes at most a sum.</summary>
    Flow,
}

/// <summary>A layer, for readers of the program and of the generated code.</summary>
/// <param name="Index">Its position.</param>
/// <param name="Path">Its name in parameter names, such as <c>features.3</c>.</param>
/// <param name="Declaration">The layer as declared.</param>
/// <param name="Kind">The name of its attribute.</param>
/// <param name="Settings">What it was declared with, defaults filled in.</param>
/// <param name="PropertyName">The name of the property with its parameters.</param>
/// <param name="Member">The type of that property.</param>
/// <param name="Execution">How it is run.</param>
/// <param name="Output">The shape of its output.</param>
/// <param name="StateCount">The floats of a sample that live from step to step.</param>
/// <param name="SmallestBatch">The samples without which a step has no result.</param>
internal sealed record ProgramLayer(
    int Index,
    string Path,
    string Declaration,
    string Kind,
    EquatableArray<DeclaredSetting> Settings,
    string PropertyName,
    LayerMember Member,
    Execution Execution,
    TensorShape Output,
    int StateCount,
    SmallestBatch SmallestBatch)
{
    public string Title => Path + " " + Declaration;
}

/// <summary>The variables of a spiking layer; -1 where the program does not keep one.</summary>
internal sealed record ProgramNeuron(int Layer, NeuronModel Model, int Charged, int Trace);
