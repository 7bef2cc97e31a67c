using Ottt.Samples.Models.ResNet;
using Ottt.Samples.Models.Vgg;

namespace Ottt.Samples.Cifar.Networks;

/// <summary>Makes a declared network; every generated class has a constructor of this form.</summary>
internal delegate OtttNetwork ModelFactory(Device device, int batchSize, ulong seed);

/// <summary>
/// The networks that can be chosen on the command line. The number of classes is a literal in the compiled code, so each one that is needed is
/// a class of its own.
/// </summary>
internal static class ModelCatalog
{
    private static readonly Dictionary<(string Model, int Classes), ModelFactory> Factories = new()
    {
        [("vgg", 10)] = (device, batchSize, seed) => new Vgg11(device, batchSize, seed),
        [("vgg", 100)] = (device, batchSize, seed) => new Vgg11Hundred(device, batchSize, seed),
        [("vgg-feedback", 10)] = (device, batchSize, seed) => new Vgg11Feedback(device, batchSize, seed),
        [("vgg-feedback", 100)] = (device, batchSize, seed) => new Vgg11FeedbackHundred(device, batchSize, seed),
        [("vgg-full", 10)] = (device, batchSize, seed) => new Vgg11Full(device, batchSize, seed),
        [("vgg-full", 100)] = (device, batchSize, seed) => new Vgg11FullHundred(device, batchSize, seed),
        [("nf-resnet", 10)] = (device, batchSize, seed) => new NfResNet18(device, batchSize, seed),
        [("nf-resnet", 100)] = (device, batchSize, seed) => new NfResNet18Hundred(device, batchSize, seed),
        [("vgg-small", 10)] = (device, batchSize, seed) => new VggSmall(device, batchSize, seed),
        [("vgg-small", 100)] = (device, batchSize, seed) => new VggSmallHundred(device, batchSize, seed),
    };

    public static IReadOnlyList<string> Models { get; } = [.. Factories.Keys.Select(key => key.Model).Distinct()];

    public static OtttNetwork Create(Options options, int classes) =>
        Factories[(options.Model, classes)](options.Device, options.BatchSize, options.Seed);
}
