using Ottt.Generator.Declaration;
using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Models;

namespace Ottt.Generator.Emit.CSharp;

/// <summary>Prints what a user of the network sees: constructor, typed parameters, and the description of layers.</summary>
internal static class NetworkEmitter
{
    public static string Emit(LoweredNetwork network) => FileFrame.Write(network.Processor.Network.Identity, writer =>
    {
        StepProgram program = network.Processor;
        WriteSummary(writer, program);
        writer.Line(FileFrame.GeneratedCode);
        using (writer.Braces($"partial class {program.Network.Name} : global::Ottt.OtttNetwork"))
        {
            var saved = new SavedTensors(program);
            WriteSchema(writer, program, saved);
            writer.Line();
            WriteConstructor(writer, program.Network.Identity);
            foreach (ProgramLayer layer in program.Layers) MemberEmitter.Write(writer, saved, layer);
            ProgramEmitter.Write(writer, "What runs on the CPU.", program.Network.Identity.CpuProgram, network.Processor);
            ProgramEmitter.Write(writer, "What runs on NVIDIA GPUs.", program.Network.Identity.CudaProgram, network.Kernels);
        }
    });

    private static void WriteSummary(SourceWriter writer, StepProgram program)
    {
        ILookup<int, ProgramParameter> byLayer = program.Parameters.ToLookup(parameter => parameter.Layer);
        long parameters = program.Parameters.Sum(parameter => (long)parameter.Count);
        long stateBytes = program.Layers.Sum(layer => (long)layer.StateCount) * sizeof(float);
        writer.Line("/// <summary>");
        writer.Line($"/// {program.Network.InputShape} to {program.Output}, {Literals.Grouped(parameters)} parameters, {Literals.Grouped(stateBytes)} bytes of state per sample.");
        writer.Line("/// <list type=\"table\">");
        foreach (ProgramLayer layer in program.Layers)
        {
            long count = byLayer[layer.Index].Sum(parameter => (long)parameter.Count);
            string has = count == 0 ? "" : $", {Literals.Grouped(count)} parameters";
            writer.Line($"/// <item><term>{FileFrame.Escape(layer.Title)}</term><description>{layer.Output}{has}</description></item>");
        }

        writer.Line("/// </list>");
        writer.Line("/// </summary>");
    }

    private static void WriteSchema(SourceWriter writer, StepProgram program, SavedTensors saved)
    {
        writer.Line($"private static readonly global::Ottt.NetworkDescription {program.Network.Identity.Schema} = new(");
        using (writer.Indent())
        {
            writer.Line(FileFrame.Quote(program.Network.Name) + ",");
            writer.Line($"{program.Network.InputShape},");
            writer.Line($"{program.Output},");
            writer.Line($"global::Ottt.NetworkInput.{program.Network.Input},");
            writer.Line($"global::Ottt.NetworkOutput.{program.Network.Output},");
            writer.Line($"InputGradient: {Literals.Of(program.Network.InputGradient)},");
            writer.Line("[");
            using (writer.Indent("]);"))
            {
                foreach (ProgramLayer layer in program.Layers) LayerSchema.Write(writer, saved, layer);
            }
        }
    }

    /// <summary>Also the constructor of a declaration with errors, so that the code around it compiles.</summary>
    public static void WriteConstructorDocumentation(SourceWriter writer)
    {
        writer.Line("/// <summary>Makes the network in its start state, with parameters drawn from the seed.</summary>");
        writer.Line("/// <param name=\"device\">Where it runs.</param>");
        writer.Line("/// <param name=\"batchSize\">The largest number of samples of a step, at least 1; memory is planned for it.</param>");
        writer.Line("/// <param name=\"seed\">The seed of parameters and dropout masks; the same seed gives the same bits.</param>");
    }

    private static void WriteConstructor(SourceWriter writer, NetworkIdentity network)
    {
        WriteConstructorDocumentation(writer);
        writer.Line($"public {network.Name}(global::Ottt.Device device, int batchSize, ulong seed = 0)");
        using (writer.Indent()) writer.Line($": base({network.Schema}, device, batchSize, seed, device.Kind == global::Ottt.DeviceKind.Cuda ? new {network.CudaStep}(device, batchSize, seed) : new {network.CpuStep}(device, batchSize, seed))");
        writer.Line("{");
        using (writer.Indent("}")) writer.Line($"base.StepProgram = device.Kind == global::Ottt.DeviceKind.Cuda ? {network.CudaProgram} : {network.CpuProgram};");
    }
}
