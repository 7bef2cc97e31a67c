using System.Text.Json;
using Ottt.Training;

namespace Ottt.Samples.Shared.Reports;

/// <summary>An object a line, for programs.</summary>
internal sealed class JsonReport(Stream output) : IReport
{
    public void Begin(OtttNetwork network, string task)
    {
        // A reader shall find epochs and the end, nothing else.
    }

    public EpochResult Follow(int epoch, int epochs, Func<IProgress<TrainingProgress>?, EpochResult> run)
    {
        EpochResult result = run(null);
        WriteLine(line =>
        {
            line.WriteNumber("epoch", result.Number);
            line.WriteNumber("loss", result.Training.Loss);
            line.WriteNumber("train_accuracy", result.Training.Accuracy);
            line.WriteNumber("test_accuracy", result.Test.Accuracy);
            line.WriteNumber("samples_per_second", result.Training.SamplesPerSecond);
        });
        return result;
    }

    public void Say(string text)
    {
        // As above.
    }

    public void End(RunResult result) => WriteLine(line =>
    {
        line.WriteNumber("test_accuracy", result.TestAccuracy);
        line.WriteNumber("samples_per_second", result.SamplesPerSecond);
        line.WriteNumber("seconds", result.Seconds);
        line.WriteNumber("peak_memory_mib", result.PeakMemoryMebibytes);
        line.WriteString("device", result.Network.Device.ToString());
        line.WriteString("parameters_sha256", result.ParametersSha256);
        line.WriteStartArray("firing_rates");
        foreach ((_, double rate) in result.FiringRates) line.WriteNumberValue(rate);
        line.WriteEndArray();
    });

    private void WriteLine(Action<Utf8JsonWriter> write)
    {
        using (var line = new Utf8JsonWriter(output))
        {
            line.WriteStartObject();
            write(line);
            line.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
        output.Flush();
    }
}
