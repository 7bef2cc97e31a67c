using System.Numerics;

namespace Ottt.Samples.Mnist.Digits;

/// <summary>
/// A line drawn without lifting the pen. Coordinates are those of a digit's own box: x to the right from about -0.5 to 0.5, y downwards
/// from -1 to 1.
/// </summary>
internal sealed class Stroke
{
    private const float DegreesPerPiece = 30;

    private readonly Vector2[] _points;

    private Stroke(Vector2[] points) => _points = points;

    public ReadOnlySpan<Vector2> Points => _points;

    public static Stroke From(float x, float y) => new([new Vector2(x, y)]);

    /// <summary>Starts with an arc; see <see cref="Arc"/>.</summary>
    public static Stroke FromArc(float x, float y, float radiusX, float radiusY, float startDegrees, float endDegrees) =>
        new Stroke([]).Arc(x, y, radiusX, radiusY, startDegrees, endDegrees);

    public Stroke To(float x, float y) => new([.. _points, new Vector2(x, y)]);

    /// <summary>
    /// Goes on along a piece of an ellipse, after a straight line to where it starts. 0 degrees is its right end, 90 degrees its lower end.
    /// </summary>
    public Stroke Arc(float x, float y, float radiusX, float radiusY, float startDegrees, float endDegrees)
    {
        int pieces = Math.Max(1, (int)MathF.Round(MathF.Abs(endDegrees - startDegrees) / DegreesPerPiece));
        var arc = new Vector2[pieces + 1];
        for (int i = 0; i <= pieces; i++)
        {
            float angle = float.DegreesToRadians(startDegrees + ((endDegrees - startDegrees) * i / pieces));
            arc[i] = new Vector2(x + (radiusX * MathF.Cos(angle)), y + (radiusY * MathF.Sin(angle)));
        }

        return new Stroke([.. _points, .. arc]);
    }
}
