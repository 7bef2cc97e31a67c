using Ottt.Benchmarks.Networks;

namespace Ottt.Benchmarks.Layers;

/// <summary>The networks that are measured, each beside its layers.</summary>
internal static class BenchmarkNets
{
    /// <summary>Makes up for the small variance of spikes, as in the paper's networks.</summary>
    private const double SpikeScale = 2.74;

    private static readonly LifLayer Lif = new();
    private static readonly HalvingLayer Halving = new();
    private static readonly FlattenLayer Flatten = new();

    public static IReadOnlyList<BenchmarkNet> All { get; } =
    [
        new(
            "a", nameof(Mlp), [784],
            [new LinearLayer(784, 800, Spread: 2), Lif, new LinearLayer(800, 10, Spread: 2)],
            static (device, batchSize, seed) => new Mlp(device, batchSize, seed)),
        new(
            "b", nameof(SmallCnn), [1, 28, 28],
            [
                new ConvolutionLayer(1, 32, 28, IsStandardized: false, Spread: 3), Lif, Halving,
                new ConvolutionLayer(32, 64, 14, IsStandardized: false, Spread: 3), Lif, Halving,
                Flatten, new LinearLayer(64 * 7 * 7, 10, Spread: 3),
            ],
            static (device, batchSize, seed) => new SmallCnn(device, batchSize, seed)),
        new(
            "c", nameof(Vgg), [3, 32, 32],
            [
                .. Standardized(3, 64, 32), .. Standardized(64, 128, 32), Halving,
                .. Standardized(128, 256, 16), .. Standardized(256, 256, 16), Halving,
                .. Standardized(256, 512, 8), .. Standardized(512, 512, 8), Halving,
                .. Standardized(512, 512, 4), .. Standardized(512, 512, 4),
                new GlobalMeanLayer(), Flatten, new LinearLayer(512, 10, Spread: 1),
            ],
            static (device, batchSize, seed) => new Vgg(device, batchSize, seed)),
    ];

    public static IReadOnlyList<string> Letters { get; } = [.. All.Select(net => net.Letter)];

    public static BenchmarkNet Of(string letter) => All.Single(net => net.Letter == letter);

    private static IEnumerable<Layer> Standardized(int inputs, int outputs, int size) =>
        [new ConvolutionLayer(inputs, outputs, size, IsStandardized: true, Spread: 1.2), Lif, new ScaleLayer(SpikeScale)];
}
