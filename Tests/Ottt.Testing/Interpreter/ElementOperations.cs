using Ottt.Generator.Lowering.Program.Operations;

namespace Ottt.Testing.Interpreter;

/// <summary>Scaling, masks, sums, delays, and traces that stand alone.</summary>
internal static class ElementOperations
{
    public static void Scale(Scale operation, InterpreterMemory memory)
    {
        for (int sample = 0; sample < memory.Batch; sample++)
        {
            double[] input = memory[operation.Input][sample], output = memory[operation.Output][sample];
            for (int index = 0; index < output.Length; index++) output[index] = operation.Factor * input[index];
        }
    }

    public static void Trace(TraceStep operation, InterpreterState state)
    {
        InterpreterMemory memory = state.Memory;
        double decay = state.TraceDecay(operation.Decay ?? (1 - memory[operation.Leak][0][0]));
        for (int sample = 0; sample < memory.Batch; sample++)
        {
            double[] input = memory[operation.Input][sample], trace = memory[operation.Trace][sample];
            for (int index = 0; index < trace.Length; index++) trace[index] = (decay * trace[index]) + input[index];
        }
    }

    public static void Sum(Sum operation, InterpreterMemory memory)
    {
        for (int sample = 0; sample < memory.Batch; sample++)
        {
            double[] first = memory[operation.First][sample], second = memory[operation.Second][sample];
            double[] output = memory[operation.Output][sample];
            for (int index = 0; index < output.Length; index++) output[index] = first[index] + second[index];
        }
    }

    public static void SumOverSteps(SumOverSteps operation, InterpreterMemory memory)
    {
        for (int sample = 0; sample < memory.Batch; sample++)
        {
            double[] gradient = memory[operation.Gradient][sample], total = memory[operation.Total][sample];
            for (int index = 0; index < total.Length; index++) total[index] += gradient[index];
        }
    }

    public static void Delay(Delay operation, InterpreterMemory memory)
    {
        for (int sample = 0; sample < memory.Batch; sample++) memory[operation.Input][sample].CopyTo(memory[operation.Output][sample], 0);
    }

    public static void ApplyMask(ApplyMask operation, InterpreterMemory memory)
    {
        for (int sample = 0; sample < memory.Batch; sample++)
        {
            double[] input = memory[operation.Input][sample], mask = memory[operation.Mask][sample];
            double[] output = memory[operation.Output][sample];
            for (int index = 0; index < output.Length; index++) output[index] = mask[index] * input[index];
        }
    }

    public static void DrawMask(DrawMask operation, InterpreterState state)
    {
        if (!operation.EveryStep && state.TimeStep > 0) return;
        double[][] mask = state.Memory[operation.Mask];
        for (int sample = 0; sample < state.Memory.Batch; sample++)
        {
            for (int element = 0; element < mask[sample].Length; element++)
            {
                mask[sample][element] = state.Masks(
                    new MaskPosition(operation.Layer, state.Sequence, state.TimeStep, sample, element, operation.Probability));
            }
        }
    }
}
