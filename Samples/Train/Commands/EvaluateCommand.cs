using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Ottt.Pictures;
using Ottt.Samples.Shared;
using Ottt.Samples.Train.Runs;
using Ottt.Samples.Train.Tasks;
using Ottt.Training;

namespace Ottt.Samples.Train.Commands;

/// <summary><c>evaluate SAVED</c>: how well saved parameters do on the test data.</summary>
internal static class EvaluateCommand
{
    private const int MostSteps = 10_000;

    public static Command Create()
    {
        var saved = new SavedArguments();
        var data = new DataArguments();
        var device = new DeviceArguments();
        Option<int?> steps = ArgumentKinds.OptionalCount("--steps", "The number of time steps of a sample; as in training unless given.", MostSteps);
        Option<string?> plots = new("--plots") { Description = "Draw who was taken for whom into this folder.", HelpName = "folder" };
        Option<bool> json = new("--json") { Description = "Write one line of JSON." };
        var command = new Command("evaluate", "Tests saved parameters on the test data.");
        saved.AddTo(command);
        foreach (Option option in (IEnumerable<Option>)[.. data.All, steps, .. device.All, plots, json]) command.Options.Add(option);
        command.SetAction(result => Failures.Guard(() =>
        {
            SavedModel model = saved.Read(result);
            RunSettings settings = model.Settings with { TimeSteps = result.GetValue(steps) ?? model.Settings.TimeSteps };
            using TrainingTask task = model.Model.LoadTask(data.Find(result, model.Model, settings.DataFolder), settings);
            using OtttNetwork network = model.Create(device.Read(result));
            using var interruption = new Interruption();
            var trainer = new OnlineTrainer(network, new OtttLoss(settings.TimeSteps), new Sgd(0)) { TimeSteps = settings.TimeSteps, Encoder = task.Encoder };
            EvaluationResult test = trainer.Evaluate(task.Test, cancellationToken: interruption.Token);
            if (result.GetValue(plots) is { } folder) new TrainingPictures(folder).Write(test.Confusion);
            if (result.GetValue(json)) WriteJson(test, network);
            else Write(test, network, task);
        }));
        return command;
    }

    private static void Write(EvaluationResult test, OtttNetwork network, TrainingTask task)
    {
        Console.Out.WriteLine(task.Description);
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"test accuracy: {test.Accuracy:P2} of {test.Samples} samples"));
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"loss: {test.Loss:F4}"));
        foreach ((NeuronState neuron, double rate) in network.Neurons.Zip(test.FiringRates))
        {
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"firing rate of layer {neuron.Layer.Name}, {neuron.Layer.Declaration}: {rate:P2}"));
        }
    }

    private static void WriteJson(EvaluationResult test, OtttNetwork network)
    {
        using (var line = new Utf8JsonWriter(Console.OpenStandardOutput()))
        {
            line.WriteStartObject();
            line.WriteNumber("test_accuracy", test.Accuracy);
            line.WriteNumber("samples", test.Samples);
            line.WriteNumber("loss", test.Loss);
            line.WriteString("device", network.Device.ToString());
            line.WriteStartArray("firing_rates");
            foreach (double rate in test.FiringRates) line.WriteNumberValue(rate);
            line.WriteEndArray();
            line.WriteEndObject();
        }

        Console.Out.WriteLine();
    }
}
