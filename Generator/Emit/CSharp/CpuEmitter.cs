using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Lowering.Program.Operations;
using Ottt.Generator.Models;

namespace Ottt.Generator.Emit.CSharp;

/// <summary>Prints a program as a class that runs it on the CPU: a field per buffer and geometry, a method per block.</summary>
internal static class CpuEmitter
{
    /// <summary>A phase of the program: the method that runs it, and the start of the names of its blocks.</summary>
    private sealed record Phase(string Method, string Prefix, string Summary, EquatableArray<StepBlock> Blocks)
    {
        /// <summary>Whether every program has it; the others are overridden where there is something to do.</summary>
        public bool IsDeclared => Prefix is not ("Hold" or "Collect");
    }

    public static string Emit(StepProgram program) => FileFrame.Write(program.Network.Identity, writer =>
    {
        Phase[] phases =
        [
            new("RunPrepare", "Prepare", "Packs the weights; runs when parameters have changed.", program.Prepare),
            new("RunHold", "Hold", "What follows from input and parameters alone; runs when one of them has changed.", program.Hold),
            new("RunTrain", "Train", "One time step forward, in training.", program.Train),
            new("RunEvaluate", "Evaluate", "One time step forward, in evaluation.", program.Evaluate),
            new("RunBackward", "Backward", "One time step backward: adds the gradients of this step to those of the parameters.", program.Backward),
            new("RunCollect", "Collect", "Turns gradients that were summed over the steps into those of weights; runs before the input changes and when somebody reads them.", program.Collect),
        ];
        phases = [.. phases.Where(phase => phase.IsDeclared || phase.Blocks.Count > 0)];
        using (writer.Braces($"partial class {program.Network.Name}"))
        {
            writer.Line($"/// <summary>{program.Network.Name} on the CPU. Images are channels-last; a sample of a buffer starts at a multiple of 16 floats.</summary>");
            writer.Line(FileFrame.GeneratedCode);
            using (writer.Braces($"private sealed class {program.Network.Identity.CpuStep} : global::Ottt.Cpu.CpuBackend"))
            {
                WriteGeometries(writer, program, phases);
                WriteBuffers(writer, program);
                WriteParameters(writer, program);
                WriteNetworkBuffers(writer, program);
                WriteDelegates(writer, phases);
                WriteConstructor(writer, program, phases);
                WriteReset(writer, program);
                foreach (Phase phase in phases) WritePhase(writer, program, phase);
            }
        }
    });

    private static void WriteGeometries(SourceWriter writer, StepProgram program, Phase[] phases)
    {
        var written = new HashSet<string>();
        foreach (StepOperation operation in phases.SelectMany(phase => phase.Blocks).SelectMany(block => block.Operations))
        {
            if (CpuGeometries.Of(program, operation) is not { } geometry || !written.Add(geometry.Name)) continue;
            if (written.Count == 1) writer.Line("// The sizes of each operation.");
            writer.Fill($"private static readonly global::Ottt.Cpu.{geometry.Type} {geometry.Name} = new", ";", geometry.Arguments);
        }

        if (written.Count > 0) writer.Line();
    }

    private static void WriteBuffers(SourceWriter writer, StepProgram program)
    {
        ProgramBuffer[] used = [.. program.Buffers.Where(buffer => buffer.Kind != BufferKind.Unused)];
        writer.Line("// The memory of a sample. Buffers that overlap hold their values at different times.");
        WriteBuffers(writer, used.Where(buffer => !IsFixed(buffer) && !buffer.IsOfPiece));
        if (used.Any(buffer => buffer.IsOfPiece))
        {
            writer.Line("// The memory of a thread, for the piece that it is at.");
            WriteBuffers(writer, used.Where(buffer => buffer.IsOfPiece));
        }

        if (!used.Any(IsFixed)) return;
        writer.Line("// The memory that is there once: packed weights, and weight gradients while they are summed.");
        WriteBuffers(writer, used.Where(IsFixed));
    }

    private static bool IsFixed(ProgramBuffer buffer) => buffer.Kind is BufferKind.Fixed or BufferKind.Chunk;

    private static void WriteBuffers(SourceWriter writer, IEnumerable<ProgramBuffer> buffers)
    {
        foreach (ProgramBuffer buffer in buffers)
        {
            writer.Line($"private static readonly global::Ottt.Cpu.CpuBuffer {CSharpNames.Buffer(buffer)} = new(offset: {Literals.Of(buffer.Offset)}, channels: {Literals.Of(buffer.Channels)}, positions: {Literals.Of(buffer.Positions)});");
        }

        writer.Line();
    }

    private static void WriteParameters(SourceWriter writer, StepProgram program)
    {
        if (program.Parameters.Count == 0) return;
        writer.Line("// The parameters, by their position in the state dictionary.");
        foreach (ProgramParameter parameter in program.Parameters)
        {
            writer.Line($"private const int {CSharpNames.Parameter(parameter)} = {Literals.Of(parameter.Id)};");
        }

        writer.Line();
    }

    private static void WriteNetworkBuffers(SourceWriter writer, StepProgram program)
    {
        if (program.NetworkBuffers.Count == 0) return;
        writer.Line("// What is saved beside the parameters, by its position among the buffers of the network.");
        foreach (ProgramNetworkBuffer buffer in program.NetworkBuffers)
        {
            writer.Line($"private const int {CSharpNames.NetworkBuffer(buffer)} = {Literals.Of(buffer.Id)};");
        }

        writer.Line();
    }

    private static void WriteDelegates(SourceWriter writer, Phase[] phases)
    {
        string[] names = [.. phases.SelectMany(BlockNames)];
        writer.Line("// Made once, so that a time step allocates nothing.");
        foreach (string name in names) writer.Line($"private readonly global::System.Action<int> {CSharpNames.Field(name)};");
        writer.Line();
    }

    private static IEnumerable<string> BlockNames(Phase phase) => phase.Blocks.Select((_, index) => phase.Prefix + Literals.Of(index));

    private static void WriteConstructor(SourceWriter writer, StepProgram program, Phase[] phases)
    {
        writer.Line($"public {program.Network.Identity.CpuStep}(global::Ottt.Device device, int batchSize, ulong seed)");
        using (writer.Indent())
        {
            writer.Line($": base({program.Network.Identity.Schema}, device, batchSize, seed, floatsPerSample: {Literals.Of(program.FloatsPerSample)}, fixedFloats: {Literals.Of(program.FixedFloats)}, pieceFloats: {Literals.Of(program.PieceFloats)})");
        }

        writer.Line("{");
        using (writer.Indent("}"))
        {
            foreach (string name in phases.SelectMany(BlockNames)) writer.Line($"{CSharpNames.Field(name)} = {name};");
            ProgramPorts ports = program.Ports;
            writer.Fill(
                "Ports = new",
                ";",
                [
                    "Input: " + Port(ports.Input),
                    "InputTrace: " + Port(ports.InputTrace),
                    "Output: " + Port(ports.Output),
                    "OutputTrace: " + Port(ports.OutputTrace),
                    "EvaluationOutput: " + Port(ports.EvaluationOutput),
                    "OutputGradient: " + Port(ports.OutputGradient),
                    "InputGradient: " + Port(ports.InputGradient),
                ]);
            foreach (ProgramNeuron neuron in program.Neurons)
            {
                writer.Line($"AddNeuron({Literals.Of(neuron.Layer)}, charged: {Port(neuron.Charged)}, trace: {Port(neuron.Trace)}, threshold: {Literals.Float(neuron.Model.Threshold)}, reset: {(neuron.Model.Reset is { } reset ? Literals.Float(reset) : "null")});");
            }

            foreach (StandardizationGradient gradient in program.Complete.SelectMany(block => block.Operations).OfType<StandardizationGradient>())
            {
                writer.Call(
                    "Standardize",
                    ";",
                    [
                        CSharpNames.Parameter(program.Parameters[gradient.Weight]),
                        "gain: " + (gradient.Gain < 0 ? "-1" : CSharpNames.Parameter(program.Parameters[gradient.Gain])),
                        "gradient: " + Port(gradient.StandardizedGradient),
                        "units: " + Literals.Of(gradient.Geometry.Units),
                        "fan: " + Literals.Of(gradient.Geometry.Fan),
                        "epsilon: " + Literals.Float(gradient.Geometry.Epsilon),
                    ]);
            }

            foreach (LinearWeightGradient gradient in program.Collect.SelectMany(block => block.Operations).OfType<LinearWeightGradient>())
            {
                if (gradient.Update is not { } update) continue;
                writer.Call(
                    "FuseUpdate",
                    ";",
                    [
                        CSharpNames.Parameter(program.Parameters[gradient.Weight.Parameter]),
                        CpuGeometries.Of(program, gradient)!.Name,
                        "operand: " + Port(gradient.Operand),
                        "outputGradient: " + Port(gradient.OutputGradient),
                        "packed: " + Port(update.Packed),
                        "columns: " + Port(update.Columns),
                        "rows: " + Port(update.Rows),
                    ]);
            }
        }

        string Port(int id) => id < 0 ? "null" : CSharpNames.Buffer(program.Buffers[id]);
    }

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

    private static void WritePhase(SourceWriter writer, StepProgram program, Phase phase)
    {
        writer.Line().Line($"/// <summary>{phase.Summary}</summary>");
        using (writer.Braces($"protected override void {phase.Method}()"))
        {
            for (int index = 0; index < phase.Blocks.Count; index++)
            {
                StepBlock block = phase.Blocks[index];
                string run = CSharpNames.Field(phase.Prefix + Literals.Of(index));
                if (block.Split == Split.ChunkResults) continue;
                if (block.Split != Split.ChunkSamples) writer.Line($"Run({CpuBlocks.Pieces(program, block)}, {run});");
                else writer.Line($"RunChunks({Literals.Of(block.SamplesPerPiece)}, {run}, {CpuBlocks.Pieces(program, phase.Blocks[index + 1])}, {CSharpNames.Field(phase.Prefix + Literals.Of(index + 1))});");
            }
        }

        for (int index = 0; index < phase.Blocks.Count; index++)
        {
            writer.Line().Line($"/// <summary>{FileFrame.Escape(phase.Blocks[index].Title)}.</summary>");
            using (writer.Braces($"private void {phase.Prefix}{Literals.Of(index)}(int piece)")) CpuBlocks.Write(writer, program, phase.Blocks[index]);
        }
    }
}
