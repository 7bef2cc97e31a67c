using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Lowering.Program.Operations;

namespace Ottt.Generator.Emit.Cuda;

/// <summary>Whether a buffer holds values that one TF32 term holds exactly: spikes, as they are or carried by what keeps them short.</summary>
internal static class ExactValues
{
    /// <summary>TF32 has eleven bits; a mean of this many spikes is a whole number below 2^11 times a power of two.</summary>
    private const int MostSpikes = 1024;

    public static bool Holds(StepProgram program, int buffer)
    {
        StepOperation[] writers = [.. new[] { program.Hold, program.Train, program.Evaluate }
            .SelectMany(blocks => blocks)
            .SelectMany(block => block.Operations)
            .SelectMany(operation => operation is FusedKernel kernel ? [.. kernel.Operations] : new[] { operation })
            .Where(operation => operation.Writes.Contains(buffer))];
        return writers.Length > 0 && writers.All(writer => Keeps(program, writer, buffer));
    }

    private static bool Keeps(StepProgram program, StepOperation writer, int buffer) => writer switch
    {
        NeuronStep neuron => neuron.Spike == buffer,
        Spread o => Holds(program, o.Input),
        MaxPool2d o => Holds(program, o.Input),
        Reorder o => Holds(program, o.Input),
        Delay o => IsSpike(program, o.Input),
        AvgPool2d o => o.Geometry is { CountIncludePad: true, Kernel: var kernel } && IsPowerOfTwo(kernel.Height * kernel.Width) && IsSpike(program, o.Input),
        _ => false,
    };

    /// <summary>Whether a buffer holds zeros and ones; what was averaged before may be too long to be averaged again.</summary>
    private static bool IsSpike(StepProgram program, int buffer) => program.Train.Concat(program.Hold)
        .SelectMany(block => block.Operations)
        .OfType<FusedKernel>()
        .SelectMany(kernel => kernel.Operations)
        .OfType<NeuronStep>()
        .Any(neuron => neuron.Spike == buffer);

    private static bool IsPowerOfTwo(int count) => count <= MostSpikes && (count & (count - 1)) == 0;
}
