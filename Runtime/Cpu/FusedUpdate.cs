namespace Ottt.Cpu;

/// <summary>A weight whose gradient, where it is not yet collected, is computed by the update that asks for it.</summary>
/// <param name="Parameter">The index of the weight.</param>
/// <param name="Geometry">The sizes of its layer.</param>
/// <param name="Operand">What the output gradients are multiplied by.</param>
/// <param name="OutputGradient">The output gradients.</param>
/// <param name="Packed">The weight packed for the product.</param>
/// <param name="Columns">Memory for the operand with the columns of each panel side by side.</param>
/// <param name="Rows">Scratch for the gradient of a panel of outputs.</param>
internal sealed record FusedUpdate(
    int Parameter, LinearGeometry Geometry, CpuBuffer Operand, CpuBuffer OutputGradient, CpuBuffer Packed, CpuBuffer Columns, CpuBuffer Rows);
