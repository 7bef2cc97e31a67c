namespace Ottt.Benchmarks.Layers;

/// <summary>A network that is measured.</summary>
/// <param name="Letter">What it is called on the command line.</param>
/// <param name="ClassName">The declared class.</param>
/// <param name="InputShape">The shape of a sample.</param>
/// <param name="Layers">What the class declares.</param>
/// <param name="Create">Makes an instance of the class, from device, batch size and seed.</param>
internal sealed record BenchmarkNet(
    string Letter, string ClassName, IReadOnlyList<long> InputShape, IReadOnlyList<Layer> Layers, Func<Device, int, ulong, OtttNetwork> Create)
{
    public const int Classes = 10;

    public int InputCount => (int)InputShape.Aggregate(1L, (product, size) => product * size);

    public IEnumerable<ProductLayer> Products => Layers.OfType<ProductLayer>();

    /// <summary>
    /// The floating-point operations of the dense products of a time step of one sample: forward, weight gradient, and input gradient for all
    /// but the first. What is skipped, hoisted or computed by a cleverer algorithm counts all the same.
    /// </summary>
    public double FlopsPerSampleStep => Products.Select((product, index) => 2.0 * product.MultiplyAdds * (index == 0 ? 2 : 3)).Sum();
}
