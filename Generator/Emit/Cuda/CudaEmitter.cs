using Ottt.Generator.Emit.CSharp;
using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Lowering.Program.Operations;
using Ottt.Generator.Models;

namespace Ottt.Generator.Emit.Cuda;

/// <summary>Prints a program as a class that runs it on NVIDIA GPUs: the text of the kernels, the memory, and the launches of each phase.</summary>
internal static class CudaEmitter
{
    private const string Namespace = "global::Ottt.Cuda.";

    public static string Emit(StepProgram program) => FileFrame.Write(program.Network.Identity, writer =>
    {
        var text = new CudaProgramText(program);
        using (writer.Braces($"partial class {program.Network.Name}"))
        {
            writer.Line($"/// <summary>{program.Network.Name} on NVIDIA GPUs: kernels that are compiled when the network is made, and how they are launched.</summary>");
            writer.Line(FileFrame.GeneratedCode);
            using (writer.Braces($"private sealed class {program.Network.Identity.CudaStep} : {Namespace}CudaBackend"))
            {
                WriteText(writer, text.Text);
                WriteBuffers(writer, program);
                WriteIndices(writer, program);
                WriteConstructor(writer, program, text);
                WriteReset(writer, program);
            }
        }
    });

    private static void WriteText(SourceWriter writer, string text)
    {
        writer.Line("private const string Kernels = \"\"\"");
        using (writer.Indent())
        {
            foreach (string line in text.TrimEnd('\n').Split('\n')) writer.Line(line);
            writer.Line("\"\"\";");
        }

        writer.Line();
    }

    private static void WriteBuffers(SourceWriter writer, StepProgram program)
    {
        ProgramBuffer[] used = [.. program.Buffers.Where(buffer => buffer.Kind != BufferKind.Unused)];
        writer.Line("// The memory of a sample. Buffers that overlap hold their values at different times.");
        WriteBuffers(writer, used.Where(buffer => buffer.Kind != BufferKind.Fixed));
        if (!used.Any(buffer => buffer.Kind == BufferKind.Fixed)) return;
        writer.Line("// The memory that is there once: packed weights and what else follows from parameters.");
        WriteBuffers(writer, used.Where(buffer => buffer.Kind == BufferKind.Fixed));
    }

    private static void WriteBuffers(SourceWriter writer, IEnumerable<ProgramBuffer> buffers)
    {
        foreach (ProgramBuffer buffer in buffers)
        {
            writer.Line($"private static readonly {Namespace}CudaBuffer {CSharpNames.Buffer(buffer)} = new(offset: {Literals.Of(buffer.Offset)}, channels: {Literals.Of(buffer.Channels)}, positions: {Literals.Of(buffer.Positions)});");
        }

        writer.Line();
    }

    private static void WriteIndices(SourceWriter writer, StepProgram program)
    {
        if (program.Parameters.Count + program.NetworkBuffers.Count == 0) return;
        writer.Line("// Parameters, and what is saved beside them, by their positions in the lists of the network.");
        foreach (ProgramParameter parameter in program.Parameters) writer.Line($"private const int {CSharpNames.Parameter(parameter)} = {Literals.Of(parameter.Id)};");
        foreach (ProgramNetworkBuffer buffer in program.NetworkBuffers) writer.Line($"private const int {CSharpNames.NetworkBuffer(buffer)} = {Literals.Of(buffer.Id)};");
        writer.Line();
    }

    private static void WriteConstructor(SourceWriter writer, StepProgram program, CudaProgramText text)
    {
        writer.Line($"public {program.Network.Identity.CudaStep}(global::Ottt.Device device, int batchSize, ulong seed)");
        using (writer.Indent())
        {
            writer.Line($": base({program.Network.Identity.Schema}, device, batchSize, seed, new {Namespace}CudaPlan(Kernels, FloatsPerSample: {Literals.Of(program.FloatsPerSample)}, FixedFloats: {Literals.Of(program.FixedFloats)}))");
        }

        writer.Line("{");
        using (writer.Indent("}"))
        {
            foreach (ProgramBuffer buffer in program.Buffers.Where(buffer => buffer.Kind == BufferKind.Bordered)) writer.Line($"ClearSamples({CSharpNames.Buffer(buffer)});");
            foreach (StandardizationGradient sum in program.Complete.SelectMany(block => block.Operations).OfType<StandardizationGradient>())
            {
                writer.Line($"ClearFixed({CSharpNames.Buffer(program.Buffers[sum.StandardizedGradient])});");
            }

            foreach (CudaScratch scratch in text.Kernels.Select(kernel => kernel.Scratch).OfType<CudaScratch>().Distinct())
            {
                writer.Line($"NeedScratch(samplesPerPart: {Literals.Of(scratch.SamplesPerPart)}, floats: {Literals.Of(scratch.Floats)});");
            }

            foreach ((string port, CudaKernel kernel) in text.Ports)
            {
                writer.Line();
                writer.Line($"// {kernel.Text.Substring(3, kernel.Text.IndexOf('\n') - 3)}");
                WriteLaunch(writer, $"{port} = ", ";", kernel);
            }

            writer.Line();
            writer.Line("// What a loss reads and writes.");
            writer.Line($"Ports = new {Namespace}CudaPorts(Output: {Port(program.Ports.Output)}, EvaluationOutput: {Port(program.Ports.EvaluationOutput)}, OutputGradient: {Port(program.Ports.OutputGradient)});");

            foreach (CudaPhase phase in text.Phases.Where(phase => phase.Blocks.Count > 0)) WritePhase(writer, phase);
            writer.Line();
            foreach (ProgramNeuron neuron in program.Neurons)
            {
                writer.Line($"AddNeuron({Literals.Of(neuron.Layer)}, charged: {Port(neuron.Charged)}, trace: {Port(neuron.Trace)}, threshold: {Literals.Float(neuron.Model.Threshold)}, reset: {(neuron.Model.Reset is { } reset ? Literals.Float(reset) : "null")});");
            }
        }

        string Port(int id) => id < 0 ? "null" : CSharpNames.Buffer(program.Buffers[id]);
    }

    private static void WritePhase(SourceWriter writer, CudaPhase phase)
    {
        writer.Line();
        writer.Line($"// {phase.Summary}");
        writer.Line($"{phase.Name}Phase =");
        writer.Line("[");
        using (writer.Indent("];"))
        {
            foreach ((string title, IReadOnlyList<CudaKernel> kernels) in phase.Blocks)
            {
                writer.Line($"// {title}");
                foreach (CudaKernel kernel in kernels) WriteLaunch(writer, "", ",", kernel);
            }
        }
    }

    private static void WriteLaunch(SourceWriter writer, string start, string end, CudaKernel kernel) => writer.Call(
        start + "Launch",
        end,
        [
            FileFrame.Quote(kernel.Name),
            "global::Ottt.Cuda." + kernel.Grid,
            "threads: " + Literals.Of(kernel.Threads),
            "sharedBytes: " + Literals.Of(kernel.SharedBytes),
            .. kernel.Arguments.Select(argument => argument.Source),
        ]);

    private static void WriteReset(SourceWriter writer, StepProgram program)
    {
        writer.Line();
        using (writer.Braces("protected override void ResetState()"))
        {
            foreach (ProgramBuffer buffer in program.Buffers.Where(buffer => buffer.Kind == BufferKind.State))
            {
                writer.Line($"Fill({CSharpNames.Buffer(buffer)}, {Literals.Float(buffer.Start)});");
            }
        }
    }
}
