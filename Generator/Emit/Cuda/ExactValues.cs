using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Lowering.Program.Operations;

namespace Ottt.Generator.Emit.Cuda;

/// <summary>Tells which buffers hold values that one TF32 term holds exactly: spikes, as they are or carried by what keeps them short.</summary>
internal sealed class ExactValues
{
    /// <summary>TF32 has eleven bits; a mean of this many spikes is a whole number below 2^11 times a power of two.</summary>
    private const int MostSpikes = 1024;

    private readonly ILookup<int, StepOperation> _writers;

    public ExactValues(StepProgram program)
    {
        _writers = new[] { program.Hold, program.Train, program.Evaluate }
            .SelectMany(blocks => blocks)
            .SelectMany(block => block.Operations)
            .SelectMany(operation => operation is FusedKernel kernel ? [.. kernel.Operations] : new[] { operation })
            .SelectMany(operation => operation.Writes.Select(buffer => (buffer, operation)))
            .ToLookup(write => write.buffer, write => write.operation);
    }

    public bool Hold(int buffer) => _writers[buffer].Any() && _writers[buffer].All(writer => Keeps(writer, buffer));

    private bool Keeps(StepOperation writer, int buffer) => writer switch
    {
        NeuronStep neuron => neuron.Spike == buffer,
        Spread o => Hold(o.Input),
        MaxPool2d o => Hold(o.Input),
        Reorder o => Hold(o.Input),
        Delay o => IsSpike(o.Input),
        AvgPool2d o => o.Geometry is { CountIncludePad: true, Kernel: var kernel } && IsPowerOfTwo(kernel.Height * kernel.Width) && IsSpike(o.Input),
        _ => false,
    };

    /// <summary>Whether a buffer holds zeros and ones; what was averaged before may be too long to be averaged again.</summary>
    private bool IsSpike(int buffer) => _writers[buffer].Any() && _writers[buffer].All(writer => writer is NeuronStep neuron && neuron.Spike == buffer);

    private static bool IsPowerOfTwo(int count) => count <= MostSpikes && (count & (count - 1)) == 0;
}
