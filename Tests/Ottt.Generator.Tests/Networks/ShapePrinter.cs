using Ottt.Generator.Models;
using Ottt.Generator.Shapes;

namespace Ottt.Generator.Tests.Networks;

/// <summary>A network with its shapes as text, a line per layer.</summary>
internal static class ShapePrinter
{
    public static string Print(ShapedNetwork network)
    {
        var text = new SourceWriter();
        text.Line($"network {network.Declaration.Name} {network.Declaration.InputShape} -> {network.Output}");
        using (text.Indent())
        {
            foreach (ShapedLayer layer in network.Layers) text.Line($"{layer.Title}: {layer.Input} -> {layer.Output}");
        }

        return text.ToString();
    }
}
