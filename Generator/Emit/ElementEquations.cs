using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Lowering.Program.Operations;
using Ottt.Generator.Models;

namespace Ottt.Generator.Emit;

/// <summary>What an elementwise operation computes, with the numbers of its layer, for a reader.</summary>
internal static class ElementEquations
{
    /// <param name="program">The program.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="register">How the text around it names the value of a buffer.</param>
    public static string Of(StepProgram program, ElementwiseOperation operation, Func<ProgramBuffer, string> register)
    {
        return operation switch
        {
            NeuronStep neuron => Of(neuron),
            SurrogateGradient gradient => Of(gradient),
            TraceStep trace => $"{Register(trace.Trace)} = {(trace.Decay is { } decay ? Factor(decay) : "(1 - k) ")}{Register(trace.Trace)} + {Register(trace.Input)}",
            Scale scale => $"{Register(scale.Output)} = {Factor(scale.Factor)}{Register(scale.Input)}",
            ApplyMask mask => $"{Register(mask.Output)} = mask {Register(mask.Input)}",
            Sum sum => $"{Register(sum.Output)} = {Register(sum.First)} + {Register(sum.Second)}",
            SumOverSteps sum => $"{Register(sum.Total)} = sum of {Register(sum.Gradient)} over the steps",
            Delay delay => $"{Register(delay.Output)} = {Register(delay.Input)} of the step before",
            _ => operation.Name,
        };

        string Register(int buffer) => register(program.Buffers[buffer]);
    }

    /// <summary>The reset of the step before, charge, fire and trace.</summary>
    private static string Of(NeuronStep neuron)
    {
        NeuronModel model = neuron.Model;
        string reset = model.Reset is { } potential
            ? $"v = {Literals.Rounded(potential)} where s, else h"
            : $"v = h - {Factor(model.Threshold)}s";
        string keep = model.Leak is { } leak ? Factor(model.RatesAt(leak).Keep) : "(1 - k) ";
        string trace = neuron.HasDependency ? $", a = e a + s, next e = v / v before, within +-{keep.Trim()}"
            : neuron.HasTrace ? $", a = {keep}a + s" : "";
        return $"{reset}, {Charge(model, keep)}, s = [h >= {Literals.Rounded(model.Threshold)}]{trace}";
    }

    private static string Charge(NeuronModel model, string keep)
    {
        if (model.Leak is not { } leak)
        {
            string pull = model.Start == 0 ? "" : $" + {Literals.Rounded(model.Start)} k";
            return $"h = {keep}v + {(model.DecaysInput ? "k " : "")}x{pull}";
        }

        NeuronRates rates = model.RatesAt(leak);
        string rest = rates.Rest == 0 ? "" : " + " + Literals.Rounded(rates.Rest);
        return $"h = {keep}v + {Factor(rates.Gain)}x{rest}";
    }

    private static string Of(SurrogateGradient gradient)
    {
        NeuronModel model = gradient.Model;
        string gain = model.Leak is { } leak ? Factor(model.RatesAt(leak).Gain) : model.DecaysInput ? "k " : "";
        string learned = gradient.HasLeakGradient ? ", dk likewise with the slope of h" : "";
        return $"dx = {gain}ds {model.Surrogate.Form}'(h - {Literals.Rounded(model.Threshold)}){learned}";
    }

    private static string Factor(double value) => value == 1 ? "" : Literals.Rounded(value) + " ";
}
