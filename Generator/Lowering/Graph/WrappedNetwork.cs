using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Models;
using Ottt.Generator.Shapes;

namespace Ottt.Generator.Lowering.Graph;

/// <summary>A network in which it is settled how the reference's container runs each layer.</summary>
internal sealed record WrappedNetwork(ShapedNetwork Shaped, EquatableArray<WrappedLayer> Layers);

internal sealed record WrappedLayer(ShapedLayer Shaped, Execution Execution)
{
    public int Index => Shaped.Index;
}
