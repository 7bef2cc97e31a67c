using Ottt.Generator.Lowering.Program.Operations;

namespace Ottt.Testing.Interpreter;

/// <summary>Means over windows that follow from the output's size.</summary>
internal static class AdaptivePoolOperations
{
    public static void Forward(AdaptiveAvgPool2d operation, InterpreterState state) => PoolMeans.Forward(
        PoolWindow.Of(operation.Geometry), window => window.Inputs.Count, operation.Input, operation.Output, state);

    public static void Gradient(AdaptiveAvgPool2dGradient operation, InterpreterState state) => PoolMeans.Gradient(
        PoolWindow.Of(operation.Geometry), window => window.Inputs.Count, operation.OutputGradient, operation.InputGradient, state);
}
