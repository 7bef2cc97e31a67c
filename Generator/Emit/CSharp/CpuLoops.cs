using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Lowering.Program.Operations;
using Ottt.Generator.Models;

namespace Ottt.Generator.Emit.CSharp;

/// <summary>Prints a fused elementwise loop: what it reads is loaded once, what others read is stored once, the rest stays in registers.</summary>
internal static class CpuLoops
{
    private const string Lif = "global::Ottt.Cpu.Lif.";

    public static void Write(SourceWriter writer, StepProgram program, ElementwiseLoop loop)
    {
        IEnumerable<string> titles = loop.Operations.Select(operation => program.Layers[operation.Layer].Title).Distinct();
        writer.Line($"// {string.Join(", ", titles)}: {string.Join(", ", loop.Operations.SelectMany(Parts).Distinct())}");
        ProgramBuffer[] loaded = [.. loop.Reads.Select(id => program.Buffers[id])];
        ProgramBuffer[] stored = [.. loop.Stored.Select(id => program.Buffers[id])];
        foreach (ProgramBuffer buffer in loaded.Concat(stored).Distinct())
        {
            writer.Line($"ref float {CSharpNames.Register(buffer)}At = ref Start({CSharpNames.Buffer(buffer)}, first);");
        }

        string elements = $"ElementsOf({CSharpNames.Buffer(loaded[0])}, samples)";
        using (writer.Braces($"for (nuint i = 0, end = {elements}; i < end; i += Lanes)"))
        {
            foreach (ProgramBuffer buffer in loaded) writer.Line($"var {CSharpNames.Register(buffer)} = Load(ref {CSharpNames.Register(buffer)}At, i);");
            foreach (ElementwiseOperation operation in loop.Operations) WriteOperation(writer, program, operation);
            foreach (ProgramBuffer buffer in stored) writer.Line($"Store({CSharpNames.Register(buffer)}, ref {CSharpNames.Register(buffer)}At, i);");
        }
    }

    private static IEnumerable<string> Parts(ElementwiseOperation operation) => operation switch
    {
        NeuronStep { HasTrace: true } => ["charge", "fire", "reset", "trace"],
        NeuronStep => ["charge", "fire", "reset"],
        SurrogateGradient => ["dx = ds surrogate'(h - threshold)"],
        Scale => ["scale"],
        _ => ["mask"],
    };

    private static void WriteOperation(SourceWriter writer, StepProgram program, ElementwiseOperation operation)
    {
        switch (operation)
        {
            case NeuronStep neuron:
                WriteNeuron(writer, program, neuron);
                break;
            case SurrogateGradient gradient:
                WriteSurrogate(writer, program, gradient);
                break;
            case Scale scale:
                writer.Line($"var {Register(program, scale.Output)} = {Register(program, scale.Input)} * {Literals.Float(scale.Factor)};");
                break;
            case ApplyMask mask:
                writer.Line($"var {Register(program, mask.Output)} = {Register(program, mask.Input)} * {Register(program, mask.Mask)};");
                break;
            default:
                throw new InvalidOperationException($"No loop is known for {operation.Name}.");
        }
    }

    private static void WriteNeuron(SourceWriter writer, StepProgram program, NeuronStep neuron)
    {
        NeuronModel model = neuron.Model;
        string x = Register(program, neuron.Current);
        string v = Register(program, neuron.Membrane);
        string s = Register(program, neuron.Spike);
        string h = neuron.KeepsCharged ? Register(program, neuron.Charged) : "charged" + Literals.Of(neuron.Layer);
        var charge = new List<string> { v, x, "keep: " + Literals.Float(model.Keep) };
        if (model.Gain != 1 || model.Rest != 0) charge.Add("gain: " + Literals.Float(model.Gain));
        if (model.Rest != 0) charge.Add("rest: " + Literals.Float(model.Rest));
        writer.Line($"var {h} = {Lif}Charge({string.Join(", ", charge)});");
        writer.Line($"var {s} = {Lif}Fire({h}, threshold: {Literals.Float(model.Threshold)});");
        writer.Line(model.Reset is { } reset
            ? $"{v} = {Lif}HardReset({h}, {s}, reset: {Literals.Float(reset)});"
            : $"{v} = {Lif}SoftReset({h}, {s}, threshold: {Literals.Float(model.Threshold)});");
        if (neuron.HasTrace)
        {
            string a = Register(program, neuron.Trace);
            writer.Line($"{a} = {Lif}Trace({a}, {s}, decay: {Literals.Float(model.TraceDecay)});");
        }
    }

    private static void WriteSurrogate(SourceWriter writer, StepProgram program, SurrogateGradient gradient)
    {
        NeuronModel model = gradient.Model;
        string distance = $"Above({Register(program, gradient.Charged)}, threshold: {Literals.Float(model.Threshold)})";
        string derivative = $"global::Ottt.Cpu.Surrogates.{model.Surrogate}({distance}, alpha: {Literals.Float(model.Alpha)})";
        string gain = model.Gain == 1 ? "" : " * " + Literals.Float(model.Gain);
        writer.Line($"var {Register(program, gradient.CurrentGradient)} = {Register(program, gradient.SpikeGradient)} * {derivative}{gain};");
    }

    private static string Register(StepProgram program, int buffer) => CSharpNames.Register(program.Buffers[buffer]);
}
