namespace Ottt.Testing.Interpreter;

/// <summary>A parameter and its gradient in double precision, in PyTorch's layout.</summary>
/// <param name="Name">The name in PyTorch's state dictionary.</param>
/// <param name="Value">The value; may be written.</param>
/// <param name="Gradient">The gradient, to which every backward step adds.</param>
internal sealed record InterpretedParameter(string Name, double[] Value, double[] Gradient);
