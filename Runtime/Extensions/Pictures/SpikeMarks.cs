using ScottPlot;
using SkiaSharp;

namespace Ottt.Pictures;

/// <summary>
/// A short vertical line for each spike, drawn in one go. ScottPlot's own markers are drawn one by one, which takes long, makes large files, and can end
/// the process where garbage is collected meanwhile (seen with ScottPlot 5.1.59 on SkiaSharp 3.119).
/// </summary>
internal sealed class SpikeMarks(IReadOnlyList<Coordinates> spikes, float height, float width, string name) : IPlottable
{
    /// <summary>The time step and the row of each spike.</summary>
    public IReadOnlyList<Coordinates> Spikes { get; } = spikes;

    public bool IsVisible { get; set; } = true;

    public IAxes Axes { get; set; } = new Axes();

    public IEnumerable<LegendItem> LegendItems =>
        name.Length > 0 ? [new LegendItem { LabelText = name, LineColor = PictureStyle.Mark, LineWidth = width }] : [];

    public AxisLimits GetAxisLimits() => new(Spikes);

    public void Render(RenderPack rp)
    {
        using var path = new SKPath();
        foreach (Coordinates spike in Spikes)
        {
            Pixel middle = Axes.GetPixel(spike);
            path.MoveTo(middle.X, middle.Y - (height / 2));
            path.LineTo(middle.X, middle.Y + (height / 2));
        }

        using var paint = new SKPaint();
        paint.Color = new SKColor(PictureStyle.Mark.R, PictureStyle.Mark.G, PictureStyle.Mark.B);
        paint.IsAntialias = true;
        paint.StrokeWidth = width;
        paint.Style = SKPaintStyle.Stroke;
        rp.Canvas.DrawPath(path, paint);
    }
}
