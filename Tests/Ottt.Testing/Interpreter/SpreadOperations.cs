using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Lowering.Program.Operations;

namespace Ottt.Testing.Interpreter;

/// <summary>Copies of an image into a larger or cropped one.</summary>
internal static class SpreadOperations
{
    public static void Copy(Spread operation, InterpreterState state)
    {
        SpreadGeometry geometry = operation.Geometry;
        state.RequireCount(operation.Name, operation.Input, geometry.Channels * geometry.Input.Height * geometry.Input.Width);
        state.RequireCount(operation.Name, operation.Output, geometry.Channels * geometry.Output.Height * geometry.Output.Width);
        for (int sample = 0; sample < state.Memory.Batch; sample++)
        {
            double[] input = state.Memory[operation.Input][sample], output = state.Memory[operation.Output][sample];
            if (state.Memory.Description(operation.Output).Kind != BufferKind.Bordered) Array.Clear(output);
            CopySample(geometry, input, output);
        }
    }

    private static void CopySample(SpreadGeometry geometry, double[] input, double[] output)
    {
        for (int row = 0; row < geometry.Input.Height; row++)
        {
            for (int column = 0; column < geometry.Input.Width; column++)
            {
                int toRow = geometry.Top + (geometry.Step.Height * row), toColumn = geometry.Left + (geometry.Step.Width * column);
                if (toRow < 0 || toRow >= geometry.Output.Height || toColumn < 0 || toColumn >= geometry.Output.Width) continue;
                Array.Copy(
                    input,
                    ((row * geometry.Input.Width) + column) * geometry.Channels,
                    output,
                    ((toRow * geometry.Output.Width) + toColumn) * geometry.Channels,
                    geometry.Channels);
            }
        }
    }
}
