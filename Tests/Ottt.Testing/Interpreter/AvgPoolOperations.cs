using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Lowering.Program.Operations;

namespace Ottt.Testing.Interpreter;

/// <summary>Means over sliding windows.</summary>
internal static class AvgPoolOperations
{
    public static void Forward(AvgPool2d operation, InterpreterState state) => PoolMeans.Forward(
        PoolWindow.Of(operation.Geometry), window => Divisor(operation.Geometry, window), operation.Input, operation.Output, state);

    public static void Gradient(AvgPool2dGradient operation, InterpreterState state) => PoolMeans.Gradient(
        PoolWindow.Of(operation.Geometry), window => Divisor(operation.Geometry, window), operation.OutputGradient, operation.InputGradient, state);

    private static int Divisor(Pool2dGeometry geometry, PoolWindow window) => geometry.CountIncludePad ? window.PaddedCount : window.Inputs.Count;
}
