using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Models;

namespace Ottt.Testing.Interpreter;

/// <summary>An output element of a pool, and the input elements it looks at in row-major order.</summary>
/// <param name="Output">The output element.</param>
/// <param name="Inputs">The input elements; padding is left out.</param>
/// <param name="PaddedCount">The positions of the window, padding included.</param>
internal sealed record PoolWindow(int Output, IReadOnlyList<int> Inputs, int PaddedCount)
{
    public static IEnumerable<PoolWindow> Of(Pool2dGeometry geometry)
    {
        for (int row = 0; row < geometry.Output.Height; row++)
        {
            for (int column = 0; column < geometry.Output.Width; column++)
            {
                int top = (row * geometry.Stride.Height) - geometry.Padding.Height;
                int left = (column * geometry.Stride.Width) - geometry.Padding.Width;
                int bottom = Math.Min(top + geometry.Kernel.Height, geometry.Input.Height + geometry.Padding.Height);
                int right = Math.Min(left + geometry.Kernel.Width, geometry.Input.Width + geometry.Padding.Width);
                int paddedCount = (bottom - top) * (right - left);
                int position = (row * geometry.Output.Width) + column;
                foreach (PoolWindow window in Of(geometry.Channels, geometry.Input, position, (top, bottom), (left, right)))
                {
                    yield return window with { PaddedCount = paddedCount };
                }
            }
        }
    }

    public static IEnumerable<PoolWindow> Of(AdaptivePool2dGeometry geometry)
    {
        for (int row = 0; row < geometry.Output.Height; row++)
        {
            for (int column = 0; column < geometry.Output.Width; column++)
            {
                (int Start, int End) rows = Cover(row, geometry.Input.Height, geometry.Output.Height);
                (int Start, int End) columns = Cover(column, geometry.Input.Width, geometry.Output.Width);
                foreach (PoolWindow window in Of(geometry.Channels, geometry.Input, (row * geometry.Output.Width) + column, rows, columns))
                {
                    yield return window;
                }
            }
        }
    }

    // Window i covers floor(i H / out) to ceil((i + 1) H / out) - 1.
    private static (int Start, int End) Cover(int index, int input, int output) =>
        ((int)Math.Floor((double)index * input / output), (int)Math.Ceiling((index + 1.0) * input / output));

    private static IEnumerable<PoolWindow> Of(int channels, Size2 input, int position, (int Start, int End) rows, (int Start, int End) columns)
    {
        for (int channel = 0; channel < channels; channel++)
        {
            var inputs = new List<int>();
            for (int row = Math.Max(rows.Start, 0); row < Math.Min(rows.End, input.Height); row++)
            {
                for (int column = Math.Max(columns.Start, 0); column < Math.Min(columns.End, input.Width); column++)
                {
                    inputs.Add((((row * input.Width) + column) * channels) + channel);
                }
            }

            yield return new PoolWindow((position * channels) + channel, inputs, inputs.Count);
        }
    }
}
