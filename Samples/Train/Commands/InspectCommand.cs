using System.CommandLine;
using System.Globalization;
using Ottt.Samples.Shared;
using Ottt.Samples.Train.Models;

namespace Ottt.Samples.Train.Commands;

/// <summary><c>inspect MODEL</c>: its layers and shapes, what they were declared with, the step program, and the memory that is planned.</summary>
internal static class InspectCommand
{
    private const int LargestBatch = 4096;
    private const double Mebibyte = 1 << 20;

    public static Command Create()
    {
        Argument<string> model = CommonArguments.Model("The model.");
        Option<int?> batch = ArgumentKinds.OptionalCount("--batch", "The samples that memory is planned for; the model's unless given.", LargestBatch);
        var device = new DeviceArguments();
        var command = new Command("inspect", "Shows the layers, the step program and the planned memory of a model.") { model, batch };
        foreach (Option option in device.All) command.Options.Add(option);
        command.SetAction(result => Failures.Guard(() =>
        {
            Model chosen = ModelCatalog.Find(result.GetRequiredValue(model));
            using OtttNetwork network = chosen.Create(device.Read(result), result.GetValue(batch) ?? chosen.Defaults.BatchSize, 1);
            Show(chosen, network, result.InvocationConfiguration.Output);
        }));
        return command;
    }

    private static void Show(Model model, OtttNetwork network, TextWriter output)
    {
        output.WriteLine($"{model.Name}: {model.Summary}");
        output.WriteLine();
        output.WriteLine(network.Description);
        output.WriteLine();
        foreach (LayerDescription layer in network.Description.Layers.Where(layer => layer.Settings.Count > 0)) output.WriteLine($"{layer.Name}  {layer.Kind}: {layer.Settings}");
        output.WriteLine();
        output.WriteLine(network.StepProgram.TrimEnd());
        output.WriteLine();
        ShowMemory(network, output);
    }

    private static void ShowMemory(OtttNetwork network, TextWriter output)
    {
        PlannedMemory memory = network.PlannedMemory;
        Line("a sample, whatever the number of time steps", memory.BytesPerSample, memory.Samples);
        Line("packed weights and sums over the steps", memory.FixedBytes, 1);
        if (memory.Threads > 0) Line("a thread", memory.BytesPerThread, memory.Threads);
        Line("parameters", memory.ParameterBytes, 1);
        Line("gradients", memory.GradientBytes, 1);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"memory, all of it: {memory.TotalBytes / Mebibyte:F2} MiB for {memory.Samples} samples; {network.Device}"));

        void Line(string what, long bytes, int times) => output.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"memory of {what}: {bytes:N0} bytes{(times > 1 ? $" x {times}" : "")}"));
    }
}
