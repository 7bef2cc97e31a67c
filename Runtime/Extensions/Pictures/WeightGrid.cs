using ScottPlot;

namespace Ottt.Pictures;

/// <summary>Images laid out in rows, with gaps that hold NaN.</summary>
/// <param name="Cells">The cells, [rows, columns], the first row on top.</param>
/// <param name="Frames">The edges of each image, in the coordinates of a <see cref="CellMap"/>.</param>
internal sealed record WeightGrid(double[,] Cells, IReadOnlyList<CoordinateRect> Frames)
{
    /// <summary>Lays out the first images so that the whole is about as wide as wanted.</summary>
    public static WeightGrid Of(WeightImages images, int count, double aspect)
    {
        int gap = Math.Max(1, Math.Min(images.Height, images.Width) / 8);
        int tileWidth = images.Width * images.Channels;
        int columns = Math.Clamp((int)Math.Round(Math.Sqrt(count * aspect * (images.Height + gap) / (tileWidth + gap))), 1, count);
        int rows = (count + columns - 1) / columns;
        var cells = new double[(rows * (images.Height + gap)) - gap, (columns * (tileWidth + gap)) - gap];
        var frames = new CoordinateRect[count];
        cells.AsFlat().Fill(double.NaN);
        for (int image = 0; image < count; image++)
        {
            (int row, int column) = Math.DivRem(image, columns);
            (int top, int left) = (row * (images.Height + gap), column * (tileWidth + gap));
            Copy(images, image, cells, top, left);
            double upper = cells.GetLength(0) - top - 0.5;
            frames[image] = new CoordinateRect(left - 0.5, left + tileWidth - 0.5, upper - images.Height, upper);
        }

        return new WeightGrid(cells, frames);
    }

    /// <summary>Whether there is a weight that is a number.</summary>
    public bool HasFinite => Cells.Cast<double>().Any(double.IsFinite);

    /// <summary>The largest magnitude of a finite cell; 1 where all are 0.</summary>
    public double Largest()
    {
        double largest = 0;
        foreach (double cell in Cells)
        {
            if (double.IsFinite(cell)) largest = Math.Max(largest, Math.Abs(cell));
        }

        return largest > 0 ? largest : 1;
    }

    private static void Copy(WeightImages images, int image, double[,] cells, int top, int left)
    {
        ReadOnlySpan<float> values = images.Values.Span[(image * images.Channels * images.Height * images.Width)..];
        for (int channel = 0; channel < images.Channels; channel++)
        {
            for (int y = 0; y < images.Height; y++)
            {
                for (int x = 0; x < images.Width; x++)
                {
                    float value = values[(((channel * images.Height) + y) * images.Width) + x];
                    cells[top + y, left + (channel * images.Width) + x] = float.IsFinite(value) ? value : double.NaN;
                }
            }
        }
    }
}
