using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Lowering.Program.Operations;
using Ottt.Generator.Models;

namespace Ottt.Generator.Emit.Cuda;

/// <summary>Prints what spiking layers do at an element.</summary>
/// <param name="kernel">The kernel.</param>
/// <param name="values">The values at the element.</param>
internal sealed class CudaNeurons(KernelWriter kernel, ElementValues values)
{
    public void Write(TraceStep trace)
    {
        string decay = trace.Decay is { } constant ? CudaLiterals.Float(constant) : $"(1.0f - {Leak(trace.Leak)})";
        string a = values.Of(trace.Trace), x = values.Of(trace.Input);
        values.Assign(trace.Trace, $"trace({a}, {x}, {decay} * now.trace_share)");
    }

    public void Write(NeuronStep neuron)
    {
        NeuronModel model = neuron.Model;
        string leak = neuron.Leak < 0 ? "" : Leak(neuron.Leak);
        string h = values.Of(neuron.Charged), x = values.Of(neuron.Current), v = "membrane" + LayerOf(neuron);
        string? trace = neuron.HasTrace ? values.Of(neuron.Trace) : null;
        kernel.Body.Line($"const float {v} = {Membrane(model, h)};");
        values.Assign(neuron.Charged, $"charge({v}, {x}, {string.Join(", ", Rates(model, leak))})");
        if (neuron.KeepsLeakSlope) values.Assign(neuron.LeakSlope, $"leak_slope({v}, {(model.DecaysInput ? x + ", " : "")}{CudaLiterals.Float(model.Start)})");
        values.Assign(neuron.Spike, $"fire({h}, {CudaLiterals.Float(model.Threshold)})");
        string s = values.Of(neuron.Spike);
        if (neuron.HasDependency)
        {
            string e = values.Of(neuron.Dependency);
            values.Assign(neuron.Trace, $"trace({trace}, {s}, {e} * now.trace_share)");
            values.Assign(neuron.Dependency, $"dependency({Membrane(model, h)}, {v}, {Keep(model, leak)})");
        }
        else if (neuron.HasTrace)
        {
            values.Assign(neuron.Trace, $"trace({trace}, {s}, {Keep(model, leak)} * now.trace_share)");
        }
    }

    public void Write(SurrogateGradient gradient)
    {
        NeuronModel model = gradient.Model;
        string ds = values.Of(gradient.SpikeGradient), h = values.Of(gradient.Charged);
        string derivative = $"{ds} * surrogates::{model.Surrogate.Form}({h} - {CudaLiterals.Float(model.Threshold)}{Parameters(model.Surrogate)})";
        string gain = Gain(model, gradient.Leak < 0 ? "" : Leak(gradient.Leak)) is { } factor ? " * " + factor : "";
        if (!gradient.HasLeakGradient)
        {
            values.Assign(gradient.CurrentGradient, derivative + gain);
            return;
        }

        string potential = "potential_gradient" + LayerOf(gradient);
        kernel.Body.Line($"const float {potential} = {derivative};");
        if (gradient.CurrentGradient >= 0) values.Assign(gradient.CurrentGradient, potential + gain);
        values.Assign(gradient.LeakGradient, $"{potential} * {values.Of(gradient.LeakSlope)}");
    }

    /// <summary>What a charged potential becomes after fire and reset.</summary>
    private static string Membrane(NeuronModel model, string charged) => model.Reset is { } reset
        ? $"hard_reset({charged}, {CudaLiterals.Float(model.Threshold)}, {CudaLiterals.Float(reset)})"
        : $"soft_reset({charged}, {CudaLiterals.Float(model.Threshold)})";

    private static string Parameters(Declaration.Layers.SurrogateFunction surrogate)
    {
        string alpha = surrogate.Alpha is { } first ? ", " + CudaLiterals.Float(first) : "";
        return surrogate.Beta is { } second ? $"{alpha}, {CudaLiterals.Float(second)}" : alpha;
    }

    private static IEnumerable<string> Rates(NeuronModel model, string leak)
    {
        yield return Keep(model, leak);
        string? gain = Gain(model, leak), rest = Rest(model, leak);
        if (gain is not null || rest is not null) yield return gain ?? CudaLiterals.Float(1);
        if (rest is not null) yield return rest;
    }

    private static string Keep(NeuronModel model, string leak) => model.Leak is { } constant ? CudaLiterals.Float(model.RatesAt(constant).Keep) : $"(1.0f - {leak})";

    private static string? Gain(NeuronModel model, string leak)
    {
        if (model.Leak is not { } constant) return model.DecaysInput ? leak : null;
        double gain = model.RatesAt(constant).Gain;
        return gain == 1 ? null : CudaLiterals.Float(gain);
    }

    private static string? Rest(NeuronModel model, string leak)
    {
        if (model.Leak is not { } constant) return model.Start == 0 ? null : $"{CudaLiterals.Float(model.Start)} * {leak}";
        double rest = model.RatesAt(constant).Rest;
        return rest == 0 ? null : CudaLiterals.Float(rest);
    }

    /// <summary>The leak of a layer that learns it: one number for all elements.</summary>
    private string Leak(int buffer) => "*" + kernel.Read(buffer);

    private string LayerOf(StepOperation operation) => LayerPath.Identifier(kernel.Program.Layers[operation.Layer].Path);
}
