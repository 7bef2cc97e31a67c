using Ottt.Samples.Models.Digits;

namespace Ottt.Samples.Mnist.Networks;

/// <summary>Makes a declared network; every generated class has a constructor of this form.</summary>
internal delegate OtttNetwork NetworkFactory(Device device, int batchSize, ulong seed);

/// <summary>
/// The networks that can be chosen on the command line. A time constant is a literal in the compiled code, so each one that is offered is a
/// class of its own.
/// </summary>
internal static class NetworkCatalog
{
    private static readonly Dictionary<(string Kind, double Tau), NetworkFactory> Factories = new()
    {
        [("cnn", 1.5)] = (device, batchSize, seed) => new ShortMemoryDigitNet(device, batchSize, seed),
        [("cnn", 2)] = (device, batchSize, seed) => new DigitNet(device, batchSize, seed),
        [("cnn", 4)] = (device, batchSize, seed) => new LongMemoryDigitNet(device, batchSize, seed),
        [("mlp", 1.5)] = (device, batchSize, seed) => new ShortMemoryDigitMlp(device, batchSize, seed),
        [("mlp", 2)] = (device, batchSize, seed) => new DigitMlp(device, batchSize, seed),
        [("mlp", 4)] = (device, batchSize, seed) => new LongMemoryDigitMlp(device, batchSize, seed),
    };

    public static IReadOnlyList<string> Kinds { get; } = [.. Factories.Keys.Select(key => key.Kind).Distinct()];

    public static IReadOnlyList<double> Taus { get; } = [.. Factories.Keys.Select(key => key.Tau).Distinct()];

    public static OtttNetwork Create(Options options) =>
        Factories[(options.Network, options.Tau)](options.Device, options.BatchSize, options.Seed);
}
