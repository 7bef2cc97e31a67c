using Ottt.Generator.Declaration.Layers;
using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Models;

namespace Ottt.Generator.Emit.CSharp;

/// <summary>Prints the description of a layer.</summary>
internal static class LayerSchema
{
    public static void Write(SourceWriter writer, SavedTensors saved, ProgramLayer layer)
    {
        string head = $"new({Literals.Of(layer.Index)}, {FileFrame.Quote(layer.Path)}, {FileFrame.Quote(layer.Declaration)}, {layer.Output}, [";
        string end = $"], StateCount: {Literals.Of(layer.StateCount)})";
        IReadOnlyList<ProgramParameter> parameters = saved.Parameters(layer);
        if (parameters.Count == 0)
        {
            WriteRest(writer, saved, layer, head + end);
            return;
        }

        writer.Line(head);
        using (writer.Indent())
        {
            foreach (ProgramParameter parameter in parameters)
            {
                string start = parameter.Start is { } value ? ", Start: " + Literals.Of(value) : "";
                writer.Line($"new({FileFrame.Quote(parameter.Name)}, {parameter.Shape}, FanIn: {Literals.Of(parameter.FanIn)}, FanOut: {Literals.Of(parameter.FanOut)}, global::Ottt.Initialization.{parameter.Initialization}{start}),");
            }
        }

        WriteRest(writer, saved, layer, end);
    }

    /// <summary>What else is known of a layer: with the end of its constructor in one line where there is little.</summary>
    private static void WriteRest(SourceWriter writer, SavedTensors saved, ProgramLayer layer, string end)
    {
        List<string> rest = [.. Rest(saved, layer)];
        if (rest.Count == 1)
        {
            writer.Line($"{end} {{ {rest[0]} }},");
            return;
        }

        writer.Line(end);
        writer.Line("{");
        using (writer.Indent("},"))
        {
            foreach (string member in rest) writer.Line(member + ",");
        }
    }

    private static IEnumerable<string> Rest(SavedTensors saved, ProgramLayer layer)
    {
        yield return "Kind = " + FileFrame.Quote(layer.Kind);
        if (layer.Settings.Count > 0) yield return $"Settings = [{string.Join(", ", layer.Settings.Select(Setting))}]";
        string[] buffers = [.. saved.Buffers(layer).Select(Buffer)];
        if (buffers.Length > 0) yield return $"Buffers = [{string.Join(", ", buffers)}]";
        if (layer.SmallestBatch.Training > 1) yield return "SmallestTrainingBatch = " + Literals.Of(layer.SmallestBatch.Training);
        if (layer.SmallestBatch.Evaluation > 1) yield return "SmallestEvaluationBatch = " + Literals.Of(layer.SmallestBatch.Evaluation);
    }

    private static string Setting(DeclaredSetting setting) => $"new({FileFrame.Quote(setting.Name)}, {Value(setting)})";

    private static string Value(DeclaredSetting setting) =>
        setting.Flag is { } isOn ? Literals.Of(isOn)
        : setting.Text is { } text ? FileFrame.Quote(text)
        : string.Join(", ", setting.Numbers.Select(Literals.Of));

    private static string Buffer(ProgramNetworkBuffer buffer) =>
        $"new({FileFrame.Quote(buffer.Name)}, {buffer.Shape}, global::Ottt.BufferElement.{(buffer.Counts ? "Count" : "Number")}, Start: {Literals.Of(buffer.Start)})";
}
