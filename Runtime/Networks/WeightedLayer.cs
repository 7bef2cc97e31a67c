namespace Ottt;

/// <summary>The parameters of a layer with a weight, as typed members of a generated network offer them.</summary>
/// <param name="Weight">The weight.</param>
/// <param name="Bias">The bias, or null where the layer was declared without.</param>
public readonly record struct WeightedLayer(Parameter Weight, Parameter? Bias);
