using Ottt.Data.Downloads;
using Ottt.Samples.Models.Digits;
using Ottt.Samples.Models.Events;
using Ottt.Samples.Models.Vgg;
using Ottt.Samples.Shared;
using Ottt.Samples.Train.Runs;
using Ottt.Samples.Train.Tasks;
using Ottt.Training;

namespace Ottt.Samples.Train.Models;

/// <summary>The models of this program. A network of your own becomes one by an entry here.</summary>
internal static class ModelCatalog
{
    private static readonly string[] Mnist = ["mnist", "mnist-10k"];
    private static readonly string[] NMnist = ["nmnist", "nmnist-small"];
    private static readonly string[] Speech = ["shd"];
    private static readonly string[] Cifar = ["cifar-10", "cifar10"];

    public static IReadOnlyList<Model> All { get; } =
    [
        new(
            "mnist-mlp", "fully connected, 784-800-10, on MNIST", nameof(DigitMlp), Mnist, DatasetCatalog.Mnist,
            (device, batch, seed) => new DigitMlp(device, batch, seed), DigitTask.Load, rate => new Adam(rate),
            new RunSettings { Epochs = 5, BatchSize = 64, TimeSteps = 6, LearningRate = 2e-3 }),
        new(
            "mnist-cnn", "convolutional, 32C3-AP2-64C3-AP2-10, on MNIST", nameof(DigitNet), Mnist, DatasetCatalog.Mnist,
            (device, batch, seed) => new DigitNet(device, batch, seed), DigitTask.Load, rate => new Adam(rate),
            new RunSettings { Epochs = 5, BatchSize = 64, TimeSteps = 6, LearningRate = 2e-3 }),
        new(
            "cifar-vgg", "the OTTT paper's weight-standardised VGG-11, on CIFAR-10", nameof(Vgg11), Cifar, DatasetCatalog.Cifar10,
            (device, batch, seed) => new Vgg11(device, batch, seed), ImageTask.Load, rate => new Sgd(rate) { Momentum = 0.9 },
            new RunSettings { Epochs = 300, BatchSize = 128, TimeSteps = 6, LearningRate = 0.1, UpdateRule = UpdateRule.EveryStep }),
        new(
            "nmnist-cnn", "convolutional, on the event recordings of N-MNIST", nameof(EventCnn), NMnist, DatasetCatalog.NMnist,
            (device, batch, seed) => new EventCnn(device, batch, seed), EventTask.Load, rate => new Adam(rate),
            new RunSettings { Epochs = 15, BatchSize = 32, TimeSteps = 10, LearningRate = 2e-3 }),
        new(
            "nmnist-recurrent", "one recurrent layer, on the event recordings of N-MNIST", nameof(EventRecurrent), NMnist, DatasetCatalog.NMnist,
            (device, batch, seed) => new EventRecurrent(device, batch, seed), EventTask.Load, rate => new Adam(rate),
            new RunSettings { Epochs = 15, BatchSize = 32, TimeSteps = 10, LearningRate = 1e-3 }),
        new(
            "shd-recurrent", "one recurrent layer, on the spoken digits of the Heidelberg data sets", nameof(SpeechRecurrent), Speech, Dataset: null,
            (device, batch, seed) => new SpeechRecurrent(device, batch, seed), SpeechTask.Load, rate => new Adam(rate),
            new RunSettings { Epochs = 30, BatchSize = 64, TimeSteps = 50, LearningRate = 1e-3 }),
    ];

    public static IReadOnlyList<string> Names { get; } = [.. All.Select(model => model.Name)];

    /// <summary>The model of a name.</summary>
    /// <exception cref="WrongArgumentException">There is none.</exception>
    public static Model Find(string name) => All.FirstOrDefault(model => model.Name == name)
        ?? throw new WrongArgumentException($"There is no model '{name}'; there are {string.Join(", ", Names)}.");

    /// <summary>The model of a network, as a checkpoint names it.</summary>
    public static Model? FindByNetwork(string network) => All.FirstOrDefault(model => model.NetworkName == network);
}
