using System.Buffers;
using System.Text;
using System.Text.Json;
using Ottt.Pictures;
using Ottt.Samples.Shared;

namespace Ottt.Samples.Train.Runs;

/// <summary>What the epochs of a run came to, as a text that travels in its checkpoints.</summary>
internal static class RunHistory
{
    /// <summary>The name of the note.</summary>
    public const string Note = "history";

    public static string ToText(IEnumerable<EpochRecord> epochs)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartArray();
            foreach (EpochRecord epoch in epochs) Write(json, epoch);
            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(text.WrittenSpan);
    }

    /// <summary>The epochs that a checkpoint has noted.</summary>
    /// <exception cref="WrongArgumentException">It was not made by this program.</exception>
    public static List<EpochRecord> FromText(string file, IReadOnlyDictionary<string, string> notes)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(notes[Note]);
            return [.. json.RootElement.EnumerateArray().Select(Read)];
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new WrongArgumentException($"'{file}' is a checkpoint of another program: it has no history of epochs ({problem.Message.TrimEnd('.')}).");
        }
    }

    private static void Write(Utf8JsonWriter json, EpochRecord epoch)
    {
        json.WriteStartArray();
        json.WriteNumberValue(epoch.Number);
        foreach (double number in (double[])[epoch.TrainingLoss, epoch.TrainingAccuracy, epoch.TestLoss, epoch.TestAccuracy, .. epoch.FiringRates])
        {
            if (double.IsFinite(number)) json.WriteNumberValue(number);
            else json.WriteNullValue();
        }

        json.WriteEndArray();
    }

    private static EpochRecord Read(JsonElement epoch)
    {
        double[] numbers = [.. epoch.EnumerateArray().Select(number => number.ValueKind == JsonValueKind.Null ? double.NaN : number.GetDouble())];
        return numbers is [var number, var trainingLoss, var trainingAccuracy, var testLoss, var testAccuracy, ..]
            ? new EpochRecord((int)number, trainingLoss, trainingAccuracy, testLoss, testAccuracy, numbers[5..])
            : throw new FormatException("an epoch has too few numbers");
    }
}
