namespace Ottt.Benchmarks.Layers;

/// <summary>The first parameters of a network, the same for every contender: PyTorch's distribution times the spread of the layer, from
/// a fixed seed.</summary>
internal static class StartingValues
{
    /// <summary>The values of a parameter, row-major.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="index">Its position among the products of the network.</param>
    /// <param name="role"><c>weight</c>, <c>bias</c> or <c>gain</c>.</param>
    /// <exception cref="ArgumentException">A layer of the benchmark has no such parameter.</exception>
    public static float[] Of(ProductLayer layer, int index, string role)
    {
        double bound = Math.Sqrt(1.0 / layer.FanIn);
        return role switch
        {
            "weight" => Uniform(seed: 2 * index, layer.FanIn * layer.Outputs, bound * layer.Spread),
            "bias" => Uniform(seed: (2 * index) + 1, layer.Outputs, bound),
            "gain" => [.. Enumerable.Repeat((float)layer.Spread, layer.Outputs)],
            _ => throw new ArgumentException($"No layer has a parameter '{role}'.", nameof(role)),
        };
    }

    /// <summary>Gives a compiled network these values.</summary>
    public static void Give(BenchmarkNet net, OtttNetwork network)
    {
        ProductLayer[] layers = [.. net.Products];
        int index = -1;
        foreach (Parameter parameter in network.Parameters)
        {
            string role = parameter.Name[(parameter.Name.LastIndexOf('.') + 1)..];
            if (role == "weight") index++;
            Of(layers[index], index, role).CopyTo(parameter.Edit());
        }
    }

    private static float[] Uniform(int seed, int count, double bound)
    {
        var random = new Random(seed);
        var values = new float[count];
        for (int element = 0; element < count; element++) values[element] = (float)(((random.NextDouble() * 2) - 1) * bound);
        return values;
    }
}
