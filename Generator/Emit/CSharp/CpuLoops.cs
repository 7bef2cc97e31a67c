using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Lowering.Program.Operations;
using Ottt.Generator.Models;

namespace Ottt.Generator.Emit.CSharp;

/// <summary>Prints a fused elementwise loop: what it reads is loaded once, what others read is stored once, the rest stays in registers.</summary>
internal static class CpuLoops
{
    /// <param name="writer">Where to.</param>
    /// <param name="program">The program.</param>
    /// <param name="loop">The loop.</param>
    /// <param name="started">The buffers whose start the block already has a name for; those of this loop are added.</param>
    public static void Write(SourceWriter writer, StepProgram program, ElementwiseLoop loop, HashSet<int> started)
    {
        foreach (ElementwiseOperation operation in loop.Operations)
        {
            writer.Line($"// {program.Layers[operation.Layer].Title}: {ElementEquations.Of(program, operation, CSharpNames.Register)}");
        }

        ProgramBuffer[] loaded = [.. loop.Reads.Select(id => program.Buffers[id]).Where(buffer => buffer.Kind != BufferKind.Fixed)];
        ProgramBuffer[] stored = [.. loop.Stored.Select(id => program.Buffers[id])];
        foreach (ProgramBuffer buffer in loaded.Concat(stored).Where(buffer => started.Add(buffer.Id)))
        {
            string start = buffer.IsOfPiece ? $"StartOfPiece({CSharpNames.Buffer(buffer)})" : $"Start({CSharpNames.Buffer(buffer)}, first)";
            writer.Line($"ref float {CSharpNames.Register(buffer)}At = ref {start};");
        }

        var totals = new HashSet<int>(loop.Operations.OfType<SumOverSteps>().Select(sum => sum.Total));
        var neurons = new CpuNeurons(program);
        foreach (ElementwiseOperation operation in loop.Operations) neurons.WriteConstants(writer, operation);
        string elements = $"ElementsOf({CSharpNames.Buffer(loaded[0])}, samples)";
        using (writer.Braces($"for (nuint i = 0, end = {elements}; i < end; i += Lanes)"))
        {
            foreach (ProgramBuffer buffer in loaded) writer.Line($"var {CSharpNames.Register(buffer)} = {(totals.Contains(buffer.Id) ? "LoadTotal" : "Load")}(ref {CSharpNames.Register(buffer)}At, i);");
            foreach (ElementwiseOperation operation in loop.Operations) WriteOperation(writer, program, neurons, operation, loaded);
            foreach (ProgramBuffer buffer in stored) writer.Line($"Store({CSharpNames.Register(buffer)}, ref {CSharpNames.Register(buffer)}At, i);");
        }
    }

    private static void WriteOperation(
        SourceWriter writer, StepProgram program, CpuNeurons neurons, ElementwiseOperation operation, ProgramBuffer[] loaded)
    {
        switch (operation)
        {
            case NeuronStep neuron:
                neurons.Write(writer, neuron, loaded);
                break;
            case SurrogateGradient gradient:
                neurons.Write(writer, gradient);
                break;
            case TraceStep trace:
                neurons.Write(writer, trace);
                break;
            case Scale scale:
                writer.Line($"var {Register(program, scale.Output)} = {Register(program, scale.Input)} * {Literals.Float(scale.Factor)};");
                break;
            case ApplyMask mask:
                writer.Line($"var {Register(program, mask.Output)} = {Register(program, mask.Input)} * {Register(program, mask.Mask)};");
                break;
            case Sum sum:
                writer.Line($"var {Register(program, sum.Output)} = {Register(program, sum.First)} + {Register(program, sum.Second)};");
                break;
            case SumOverSteps sum:
                writer.Line($"{Register(program, sum.Total)} += {Register(program, sum.Gradient)};");
                break;
            case Delay delay:
                writer.Line($"var {Register(program, delay.Output)} = {Register(program, delay.Input)};");
                break;
            default:
                throw new InvalidOperationException($"No loop is known for {operation.Name}.");
        }
    }

    private static string Register(StepProgram program, int buffer) => CSharpNames.Register(program.Buffers[buffer]);
}
