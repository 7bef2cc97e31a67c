using Ottt.Data;
using Ottt.Samples.Mnist.Networks;
using Ottt.Samples.Shared;
using Ottt.Samples.Shared.Reports;
using Ottt.Training;

namespace Ottt.Samples.Mnist;

/// <summary>
/// Trains a spiking neural network to read digits, online through time. The network is declared in Samples/Models; this file shows what it takes to
/// train it.
/// </summary>
internal static class Program
{
    public static int Main(string[] arguments) => CommandLine.Run(arguments, Train);

    private static void Train(Options options)
    {
        using var interruption = new Interruption();
        IReport report = Report.For(options.Json);

        // 1. Images: those of a folder, or digits that the sample draws itself. Training images come in a new order in each epoch.
        DigitTask task = DigitTask.Load(options.DataFolder);
        var trainingImages = new ImageBatches(task.Training, options.BatchSize, shuffle: true, options.Seed);
        var testImages = new ImageBatches(task.Test, options.BatchSize);

        // 2. A network: the compiler has turned its declaration into a class. Its memory does not depend on the number of time steps.
        using OtttNetwork network = NetworkCatalog.Create(options);

        // 3. How it learns: at each time step the loss goes back through that step alone, with the traces of earlier spikes.
        var loss = new OtttLoss(options.TimeSteps);
        var optimizer = new Adam(options.LearningRate);
        var schedule = new CosineAnnealing(options.Epochs);
        var trainer = new OnlineTrainer(network, loss, optimizer)
        {
            TimeSteps = options.TimeSteps,
            UpdateRule = options.UpdateRule,
        };

        // 4. Training.
        report.Begin(network, task.Name);
        var epochs = new List<EpochResult>();
        while (trainer.Epoch < options.Epochs)
        {
            schedule.Apply(optimizer, trainer.Epoch, options.LearningRate);
            epochs.Add(report.Follow(trainer.Epoch, options.Epochs, progress => new EpochResult(
                trainer.TrainEpoch(trainingImages, progress, interruption.Token),
                trainer.Evaluate(testImages, cancellationToken: interruption.Token))));
        }

        report.End(new RunResult(network, epochs));
    }
}
