using Ottt.Generator.Declaration;
using Ottt.Generator.Models;

namespace Ottt.Generator.Lowering.Program;

/// <summary>The whole truth about a network: fused operations over planned buffers. Every emitter prints this and decides nothing.</summary>
/// <param name="Network">The declaration it came from.</param>
/// <param name="Output">The shape of the output of one sample.</param>
/// <param name="Layers">The layers, for readers.</param>
/// <param name="Parameters">The parameters, in PyTorch's order.</param>
/// <param name="NetworkBuffers">What is saved with the network beside its parameters, in PyTorch's order.</param>
/// <param name="Buffers">The buffers; operands are indices into this list.</param>
/// <param name="Neurons">The spiking layers.</param>
/// <param name="Ports">The buffers that the caller fills and reads.</param>
/// <param name="Prepare">What follows a change of the parameters.</param>
/// <param name="Hold">What follows a change of the input or the parameters.</param>
/// <param name="Train">One time step forward, in training.</param>
/// <param name="Evaluate">One time step forward, in evaluation.</param>
/// <param name="Backward">One time step backward.</param>
/// <param name="Collect">What becomes of gradients that were summed over the steps, before the input changes.</param>
/// <param name="Complete">What remains to be done when somebody reads the gradients of parameters.</param>
/// <param name="FloatsPerSample">The planned memory of a sample.</param>
/// <param name="FixedFloats">The planned memory that does not depend on the batch, parameters and gradients excluded.</param>
/// <param name="PieceFloats">The planned memory of a thread for the piece that it is at.</param>
internal sealed record StepProgram(
    NetworkDeclaration Network,
    TensorShape Output,
    EquatableArray<ProgramLayer> Layers,
    EquatableArray<ProgramParameter> Parameters,
    EquatableArray<ProgramNetworkBuffer> NetworkBuffers,
    EquatableArray<ProgramBuffer> Buffers,
    EquatableArray<ProgramNeuron> Neurons,
    ProgramPorts Ports,
    EquatableArray<StepBlock> Prepare,
    EquatableArray<StepBlock> Hold,
    EquatableArray<StepBlock> Train,
    EquatableArray<StepBlock> Evaluate,
    EquatableArray<StepBlock> Backward,
    EquatableArray<StepBlock> Collect,
    EquatableArray<StepBlock> Complete,
    int FloatsPerSample,
    int FixedFloats,
    int PieceFloats)
{
    /// <summary>The floats of all parameters, each rounded up to a multiple of 16.</summary>
    public int ParameterFloats => Parameters.Count == 0 ? 0
        : (Parameters[Parameters.Count - 1].Offset + Parameters[Parameters.Count - 1].Count + 15) & ~15;
}

/// <summary>The buffers that the caller fills and reads; -1 where there is none. In evaluation the output may be another: dropout is skipped.</summary>
internal sealed record ProgramPorts(int Input, int InputTrace, int Output, int OutputTrace, int EvaluationOutput, int OutputGradient, int InputGradient)
{
    /// <summary>Whether the caller reads a buffer after a step.</summary>
    public bool AreReadFrom(int buffer) => buffer == Output || buffer == OutputTrace || buffer == EvaluationOutput || buffer == InputGradient;
}
