using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Lowering.Program.Operations;

namespace Ottt.Testing.Interpreter;

/// <summary>Spiking layers: reset, charge, fire, trace, and the surrogate gradient.</summary>
internal static class NeuronOperations
{
    public static void Step(NeuronStep operation, InterpreterState state)
    {
        InterpreterMemory memory = state.Memory;
        NeuronModel model = operation.Model;
        NeuronRates rates = model.RatesAt(model.Leak ?? memory[operation.Leak][0][0]);
        for (int sample = 0; sample < memory.Batch; sample++)
        {
            double[] current = memory[operation.Current][sample], potential = memory[operation.Charged][sample];
            for (int index = 0; index < potential.Length; index++)
            {
                double before = Membrane(model, potential[index]);
                double charged = (rates.Keep * before) + (rates.Gain * current[index]) + rates.Rest, spike = Spike(model, charged);
                potential[index] = charged;
                if (operation.Spike >= 0) memory[operation.Spike][sample][index] = spike;
                if (operation.KeepsLeakSlope)
                {
                    memory[operation.LeakSlope][sample][index] = (model.DecaysInput ? current[index] : 0) - (before - model.Start);
                }

                if (!operation.HasTrace) continue;
                double[] trace = memory[operation.Trace][sample];
                double decay = operation.HasDependency ? memory[operation.Dependency][sample][index] : rates.Keep;
                trace[index] = (state.TraceDecay(decay) * trace[index]) + spike;
                if (operation.HasDependency) memory[operation.Dependency][sample][index] = Dependency(Membrane(model, charged), before, rates.Keep);
            }
        }
    }

    /// <summary>1 where a charged potential has reached the threshold, else 0.</summary>
    public static double Spike(NeuronModel model, double charged) => charged - model.Threshold >= 0 ? 1 : 0;

    /// <summary>What fire and reset leave of a charged potential.</summary>
    public static double Membrane(NeuronModel model, double charged) => model.Reset is { } reset
        ? (Spike(model, charged) * reset) + ((1 - Spike(model, charged)) * charged)
        : charged - (Spike(model, charged) * model.Threshold);

    public static void Gradient(SurrogateGradient operation, InterpreterMemory memory)
    {
        NeuronModel model = operation.Model;
        double gain = operation.Leak >= 0 ? memory[operation.Leak][0][0] : model.RatesAt(model.Leak ?? 0).Gain;
        for (int sample = 0; sample < memory.Batch; sample++)
        {
            double[] spikeGradient = memory[operation.SpikeGradient][sample], charged = memory[operation.Charged][sample];
            for (int index = 0; index < charged.Length; index++)
            {
                double potential = spikeGradient[index] * SurrogateDerivative.At(model.Surrogate, charged[index] - model.Threshold);
                if (operation.CurrentGradient >= 0) memory[operation.CurrentGradient][sample][index] = potential * gain;
                if (operation.HasLeakGradient)
                {
                    memory[operation.LeakGradient][sample][index] = potential * memory[operation.LeakSlope][sample][index];
                }
            }
        }
    }

    private static double Dependency(double after, double before, double limit) =>
        before == 0 ? limit : Math.Clamp(after / before, -limit, limit);
}
