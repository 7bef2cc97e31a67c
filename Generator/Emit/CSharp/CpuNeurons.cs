using Ottt.Generator.Declaration.Layers;
using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Lowering.Program.Operations;
using Ottt.Generator.Models;

namespace Ottt.Generator.Emit.CSharp;

/// <summary>Prints what spiking layers do within a loop.</summary>
/// <param name="program">The program.</param>
internal sealed class CpuNeurons(StepProgram program)
{
    private const string Lif = "global::Ottt.Cpu.Lif.";

    /// <summary>What a loop needs before it begins: a leak that is learned, and what is left of traces under the rule that was chosen.</summary>
    public void WriteConstants(SourceWriter writer, ElementwiseOperation operation)
    {
        CpuRates? rates = operation switch
        {
            NeuronStep neuron => RatesOf(neuron, neuron.Model),
            SurrogateGradient gradient => RatesOf(gradient, gradient.Model),
            _ => null,
        };
        int leak = operation switch
        {
            NeuronStep neuron => neuron.Leak,
            SurrogateGradient gradient => gradient.Leak,
            TraceStep trace => trace.Leak,
            _ => -1,
        };
        if (leak >= 0) writer.Line($"float {LeakOf(operation)} = Fixed({CSharpNames.Buffer(program.Buffers[leak])})[0];");

        string? decay = operation switch
        {
            NeuronStep { HasDependency: true } => "1f",
            NeuronStep { HasTrace: true } => rates!.Keep,
            TraceStep trace => trace.Decay is { } constant ? Literals.Float(constant) : "1 - " + LeakOf(trace),
            _ => null,
        };
        if (decay is not null) writer.Line($"var {Decay(operation)} = TraceDecay({decay});");
    }

    public void Write(SourceWriter writer, TraceStep trace) =>
        writer.Line($"{Register(trace.Trace)} = {Lif}Trace({Register(trace.Trace)}, {Register(trace.Input)}, {Decay(trace)});");

    /// <summary>A variable that the loop has loaded, as it was at the step before, is overwritten.</summary>
    public void Write(SourceWriter writer, NeuronStep neuron, ProgramBuffer[] loaded)
    {
        NeuronModel model = neuron.Model;
        string x = Register(neuron.Current), h = Register(neuron.Charged), v = "membrane" + LayerOf(neuron), s = Register(neuron.Spike);
        string rest = Literals.Float(model.Start);
        writer.Line($"var {v} = {Membrane(model, h)};");
        writer.Line($"{h} = {Lif}Charge({v}, {x}, {string.Join(", ", RatesOf(neuron, model).Arguments)});");
        if (neuron.KeepsLeakSlope) writer.Line($"var {Register(neuron.LeakSlope)} = global::Ottt.Cpu.Leak.Slope({v}, {(model.DecaysInput ? x + ", " : "")}rest: {rest});");
        writer.Line($"{(loaded.Any(buffer => buffer.Id == neuron.Spike) ? "" : "var ")}{s} = {Lif}Fire({h}, threshold: {Literals.Float(model.Threshold)});");
        if (neuron.HasDependency) WriteDependency(writer, neuron, v);
        else if (neuron.HasTrace) WriteTrace(writer, neuron, Decay(neuron));
    }

    public void Write(SourceWriter writer, SurrogateGradient gradient)
    {
        NeuronModel model = gradient.Model;
        string distance = $"Above({Register(gradient.Charged)}, threshold: {Literals.Float(model.Threshold)})";
        string derivative = $"{Register(gradient.SpikeGradient)} * global::Ottt.Cpu.Surrogates.{model.Surrogate.Form}({distance}{Parameters(model.Surrogate)})";
        string gain = RatesOf(gradient, model).Gain is { } factor ? " * " + factor : "";
        if (!gradient.HasLeakGradient)
        {
            writer.Line($"var {Register(gradient.CurrentGradient)} = {derivative}{gain};");
            return;
        }

        string potential = "potentialGradient" + LayerOf(gradient);
        writer.Line($"var {potential} = {derivative};");
        if (gradient.CurrentGradient >= 0) writer.Line($"var {Register(gradient.CurrentGradient)} = {potential}{gain};");
        writer.Line($"var {Register(gradient.LeakGradient)} = {potential} * {Register(gradient.LeakSlope)};");
    }

    /// <summary>What a charged potential becomes after fire and reset.</summary>
    private static string Membrane(NeuronModel model, string charged) => model.Reset is { } reset
        ? $"{Lif}HardReset({charged}, threshold: {Literals.Float(model.Threshold)}, reset: {Literals.Float(reset)})"
        : $"{Lif}SoftReset({charged}, threshold: {Literals.Float(model.Threshold)})";

    private static string Parameters(SurrogateFunction surrogate)
    {
        string alpha = surrogate.Alpha is { } first ? ", alpha: " + Literals.Float(first) : "";
        return surrogate.Beta is { } second ? $"{alpha}, beta: {Literals.Float(second)}" : alpha;
    }

    private void WriteTrace(SourceWriter writer, NeuronStep neuron, string decay)
    {
        string a = Register(neuron.Trace);
        writer.Line($"{a} = {Lif}Trace({a}, {Register(neuron.Spike)}, {decay});");
    }

    /// <summary>The trace decays as the membrane did at the step before; how it does now is for the step after.</summary>
    private void WriteDependency(SourceWriter writer, NeuronStep neuron, string before)
    {
        string e = Register(neuron.Dependency);
        WriteTrace(writer, neuron, $"{e} * {Decay(neuron)}");
        writer.Line($"{e} = {Lif}Dependency({Membrane(neuron.Model, Register(neuron.Charged))}, {before}, limit: {RatesOf(neuron, neuron.Model).Keep});");
    }

    /// <summary>The name of what an operation leaves of a trace.</summary>
    private string Decay(ElementwiseOperation operation) =>
        operation is TraceStep trace ? Register(trace.Trace) + "Decay" : "traceDecay" + LayerOf(operation);

    private string LeakOf(ElementwiseOperation operation) => (operation is TraceStep ? "traceLeak" : "leak") + LayerOf(operation);

    private CpuRates RatesOf(ElementwiseOperation operation, NeuronModel model) => CpuRates.Of(model, LeakOf(operation));

    private string LayerOf(ElementwiseOperation operation) => LayerPath.Identifier(program.Layers[operation.Layer].Path);

    private string Register(int buffer) => CSharpNames.Register(program.Buffers[buffer]);
}
