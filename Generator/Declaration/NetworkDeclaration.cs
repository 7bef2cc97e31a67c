using Ottt.Generator.Declaration.Choices;
using Ottt.Generator.Models;

namespace Ottt.Generator.Declaration;

/// <summary>A network as its attributes say it, with every default filled in and nothing computed.</summary>
/// <param name="Identity">The class.</param>
/// <param name="InputShape">The shape of one sample at one time step.</param>
/// <param name="Input">What the network is fed.</param>
/// <param name="Output">What it hands on.</param>
/// <param name="InputTrace">The time constant of a trace of the input, or null where none is kept.</param>
/// <param name="Readout">From what a readout learns.</param>
/// <param name="InputGradient">Whether the gradient of the input is asked for.</param>
/// <param name="Convolution">How convolutions are computed.</param>
/// <param name="Layers">The layers in execution order.</param>
internal sealed record NetworkDeclaration(
    NetworkIdentity Identity,
    TensorShape InputShape,
    NetworkInput Input,
    NetworkOutput Output,
    double? InputTrace,
    ReadoutGradient Readout,
    bool InputGradient,
    ConvolutionMethod Convolution,
    EquatableArray<PlacedLayer> Layers)
{
    public string Name => Identity.Name;

    /// <summary>Whether a pair flows into the first layer in training, from the caller or with a trace that the network keeps.</summary>
    public bool BeginsWithPair => Input == NetworkInput.SpikeAndTrace || InputTrace is not null;
}
