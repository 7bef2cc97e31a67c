using Ottt.Generator.Declaration.Choices;
using Ottt.Generator.Declaration.Layers;
using Ottt.Generator.Models;

namespace Ottt.Generator.Declaration;

/// <summary>A network as its attributes say it, with every default filled in and nothing computed.</summary>
/// <param name="Namespace">The namespace of the class, or empty.</param>
/// <param name="ContainingTypes">The types that the class is nested in, outermost first, as <c>class Outer</c>.</param>
/// <param name="Name">The name of the class.</param>
/// <param name="InputShape">The shape of one sample at one time step.</param>
/// <param name="Input">What the network is fed.</param>
/// <param name="InputGradient">Whether the gradient of the input is asked for.</param>
/// <param name="Layers">The layers in execution order.</param>
internal sealed record NetworkDeclaration(
    string Namespace,
    EquatableArray<string> ContainingTypes,
    string Name,
    TensorShape InputShape,
    NetworkInput Input,
    bool InputGradient,
    EquatableArray<LayerDeclaration> Layers)
{
    /// <summary>The name of generated files: namespace and containing types included, so that no two networks share one.</summary>
    public string HintName
    {
        get
        {
            string nesting = string.Concat(ContainingTypes.Select(type => type.Substring(type.IndexOf(' ') + 1) + "."));
            return (Namespace.Length == 0 ? "" : Namespace + ".") + nesting + Name;
        }
    }
}
