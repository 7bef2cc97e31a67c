using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Lowering.Program.Operations;
using UpsampleKind = Ottt.Generator.Declaration.Choices.UpsampleMode;

namespace Ottt.Testing.Interpreter;

/// <summary>Enlarged images, as the sum of what each output element reads; the gradient goes the same ways back.</summary>
internal static class UpsampleOperations
{
    private readonly record struct Reading(int Input, int Output, double Weight);

    public static void Forward(Upsample operation, InterpreterState state)
    {
        foreach (double[] sample in state.Memory[operation.Output]) Array.Clear(sample);
        foreach (Reading reading in ReadingsOf(operation.Geometry))
        {
            for (int sample = 0; sample < state.Memory.Batch; sample++)
            {
                state.Memory[operation.Output][sample][reading.Output] +=
                    reading.Weight * state.Memory[operation.Input][sample][reading.Input];
            }
        }
    }

    public static void Gradient(UpsampleGradient operation, InterpreterState state)
    {
        foreach (double[] sample in state.Memory[operation.InputGradient]) Array.Clear(sample);
        foreach (Reading reading in ReadingsOf(operation.Geometry))
        {
            for (int sample = 0; sample < state.Memory.Batch; sample++)
            {
                state.Memory[operation.InputGradient][sample][reading.Input] +=
                    reading.Weight * state.Memory[operation.OutputGradient][sample][reading.Output];
            }
        }
    }

    private static IEnumerable<Reading> ReadingsOf(UpsampleGeometry geometry)
    {
        int outWidth = geometry.Input.Width * geometry.Scale.Width;
        return
            from row in Enumerable.Range(0, geometry.Input.Height * geometry.Scale.Height)
            from inRow in AlongAxis(geometry.Mode, row, geometry.Scale.Height, geometry.Input.Height)
            from column in Enumerable.Range(0, outWidth)
            from inColumn in AlongAxis(geometry.Mode, column, geometry.Scale.Width, geometry.Input.Width)
            from channel in Enumerable.Range(0, geometry.Channels)
            select new Reading(
                (((inRow.Index * geometry.Input.Width) + inColumn.Index) * geometry.Channels) + channel,
                (((row * outWidth) + column) * geometry.Channels) + channel,
                inRow.Weight * inColumn.Weight);
    }

    private static IEnumerable<(int Index, double Weight)> AlongAxis(UpsampleKind mode, int index, int scale, int size)
    {
        if (mode == UpsampleKind.Nearest) return [((int)Math.Floor((double)index / scale), 1)];
        double place = Math.Max(((index + 0.5) / scale) - 0.5, 0);
        int first = (int)Math.Floor(place);
        return [(first, 1 - (place - first)), (Math.Min(first + 1, size - 1), place - first)];
    }
}
