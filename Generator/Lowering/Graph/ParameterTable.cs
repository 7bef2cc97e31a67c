using Ottt.Generator.Declaration.Choices;
using Ottt.Generator.Declaration.Layers;
using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Models;
using Ottt.Generator.Shapes;

namespace Ottt.Generator.Lowering.Graph;

/// <summary>The parameters of a network, in the order of PyTorch's state dictionary: layer by layer, weight, bias, gain.</summary>
internal static class ParameterTable
{
    public static EquatableArray<ProgramParameter> Of(ShapedNetwork network)
    {
        var parameters = new List<ProgramParameter>();
        foreach (ShapedLayer layer in network.Layers)
        {
            switch (layer.Declaration)
            {
                case LinearDeclaration linear:
                    Add(layer, linear.Bias, linear.Initialization, TensorShape.Of(linear.OutFeatures, layer.Input.Channels), 1);
                    AddGain(layer, linear.Standardization, TensorShape.Of(linear.OutFeatures, 1));
                    break;
                case Conv2dDeclaration conv:
                    Add(
                        layer,
                        conv.Bias,
                        conv.Initialization,
                        TensorShape.Of(conv.OutChannels, layer.Input.Channels / conv.Groups, conv.Kernel.Height, conv.Kernel.Width),
                        conv.Kernel.Height * conv.Kernel.Width);
                    AddGain(layer, conv.Standardization, TensorShape.Of(conv.OutChannels, 1, 1, 1));
                    break;
                default:
                    break;
            }
        }

        return parameters.ToEquatableArray();

        void Add(ShapedLayer layer, bool hasBias, Initialization initialization, TensorShape weight, int field)
        {
            int fanIn = weight.Dimensions[1] * field;
            int fanOut = weight.Dimensions[0] * field;
            parameters.Add(Next(layer.Index, "weight", weight, fanIn, fanOut, initialization));
            if (hasBias) parameters.Add(Next(layer.Index, "bias", TensorShape.Of(weight.Dimensions[0]), fanIn, fanOut, initialization));
        }

        void AddGain(ShapedLayer layer, WeightStandardization? standardization, TensorShape shape)
        {
            if (standardization is { Gain: true }) parameters.Add(Next(layer.Index, "gain", shape, 1, 1, Initialization.Ones));
        }

        ProgramParameter Next(int layer, string role, TensorShape shape, int fanIn, int fanOut, Initialization initialization)
        {
            int offset = parameters.Count == 0 ? 0 : (parameters[parameters.Count - 1].Offset + parameters[parameters.Count - 1].Count + 15) & ~15;
            return new ProgramParameter(parameters.Count, layer, role, shape, fanIn, fanOut, initialization, offset);
        }
    }

    /// <summary>The parameter of a layer, or -1.</summary>
    public static int Find(this EquatableArray<ProgramParameter> parameters, int layer, string role) =>
        parameters.FirstOrDefault(parameter => parameter.Layer == layer && parameter.Role == role)?.Id ?? -1;
}
