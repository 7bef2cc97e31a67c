namespace Ottt.Benchmarks.Layers;

/// <summary>A layer with a weight and a bias.</summary>
/// <param name="FanIn">The inputs of one output unit.</param>
/// <param name="Outputs">The output units, or channels.</param>
/// <param name="Positions">The positions at which the weight is applied, 1 for a vector.</param>
/// <param name="Spread">
/// The factor on PyTorch's initial weights, or on the gain of a standardised weight. With 1 the neurons of a network that has learned nothing
/// hardly fire, those behind many layers never, and a network that is silent is no benchmark.
/// </param>
internal abstract record ProductLayer(int FanIn, int Outputs, int Positions, double Spread) : Layer
{
    /// <summary>The shape of the weight, in PyTorch's layout.</summary>
    public abstract IReadOnlyList<long> WeightShape { get; }

    /// <summary>The multiplications of one sample and one product.</summary>
    public long MultiplyAdds => (long)FanIn * Outputs * Positions;
}

/// <summary>A fully connected layer.</summary>
internal sealed record LinearLayer(int Inputs, int Outputs, double Spread) : ProductLayer(Inputs, Outputs, Positions: 1, Spread)
{
    public override IReadOnlyList<long> WeightShape => [Outputs, Inputs];
}

/// <summary>A 3x3 convolution that keeps the size of its image.</summary>
/// <param name="Inputs">The input channels.</param>
/// <param name="Outputs">The output channels.</param>
/// <param name="Size">The height and width of the image.</param>
/// <param name="IsStandardized">Whether the weight is standardised and has a gain.</param>
/// <param name="Spread">The factor on the initial weights or gains.</param>
internal sealed record ConvolutionLayer(int Inputs, int Outputs, int Size, bool IsStandardized, double Spread)
    : ProductLayer(9 * Inputs, Outputs, Size * Size, Spread)
{
    public override IReadOnlyList<long> WeightShape => [Outputs, Inputs, 3, 3];
}
