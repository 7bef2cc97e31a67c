using System.Text;
using Ottt.Files;
using ScottPlot;
using SkiaSharp;

namespace Ottt.Pictures;

/// <summary>A picture of a run, which can be written as PNG and as SVG.</summary>
public abstract class Picture
{
    /// <summary>The white pixels around everything.</summary>
    internal const int Margin = 8;

    private readonly Lazy<Multiplot> _panels;

    private protected Picture() => _panels = new(Compose);

    /// <summary>The width, from 1 to 16384 pixels.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int Width { get; init => field = PictureSize.Check(value); } = 900;

    /// <summary>The height, from 1 to 16384 pixels.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int Height { get; init => field = PictureSize.Check(value); } = 600;

    /// <summary>The panels, from top to bottom; what is added to them before the picture is written is in it.</summary>
    public IReadOnlyList<Plot> Panels => [.. _panels.Value.Subplots.GetPlots()];

    /// <summary>The picture as a PNG file.</summary>
    public byte[] ToPng()
    {
        using SKSurface surface = SKSurface.Create(new SKImageInfo(Width, Height));
        Render(surface.Canvas);
        using SKImage image = surface.Snapshot();
        using SKData data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    /// <summary>The picture as the text of an SVG file.</summary>
    public string ToSvg()
    {
        // A stream of .NET's would be collected while Skia still writes to it, which ends the process (seen with SkiaSharp 3.119).
        using var text = new SKDynamicMemoryWStream();
        using (SKCanvas canvas = SKSvgCanvas.Create(SKRect.Create(Width, Height), text)) Render(canvas);
        using SKData data = text.DetachAsData();
        return Encoding.UTF8.GetString(data.Span);
    }

    /// <summary>Writes the picture as PNG, beside the place and renamed.</summary>
    /// <param name="path">The file; replaced if there is one.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void SavePng(string path) => Write(path, ToPng());

    /// <summary>Writes the picture as SVG, beside the place and renamed.</summary>
    /// <param name="path">The file; replaced if there is one.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void SaveSvg(string path) => Write(path, Encoding.UTF8.GetBytes(ToSvg()));

    /// <summary>Draws the panels.</summary>
    private protected abstract IEnumerable<Plot> Draw();

    /// <summary>How several panels share the height.</summary>
    private protected virtual IMultiplotLayout Layout => new ScottPlot.MultiplotLayouts.Rows();

    private static void Write(string path, byte[] content)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        AtomicFile.Write(path, stream => stream.Write(content));
    }

    private void Render(SKCanvas canvas)
    {
        canvas.Clear(SKColors.White);
        int margin = Math.Min(Margin, Math.Min(Width, Height) / 4);
        canvas.Translate(margin, margin);
        _panels.Value.Render(canvas, new PixelRect(0, Width - (2 * margin), Height - (2 * margin), 0));
    }

    private Multiplot Compose()
    {
        Plot[] plots = [.. Draw()];
        var panels = new Multiplot(plots[0]) { Layout = Layout };
        foreach (Plot plot in plots[1..]) panels.Subplots.Add(plot);
        return panels;
    }
}
