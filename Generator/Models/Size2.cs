namespace Ottt.Generator.Models;

/// <summary>A number for each axis of an image.</summary>
internal readonly record struct Size2(int Height, int Width)
{
    public static Size2 Square(int size) => new(size, size);

    public override string ToString() => Height == Width ? Literals.Of(Height) : Literals.Of(Height) + "x" + Literals.Of(Width);

    /// <summary>Both axes, as in <c>3x3</c>.</summary>
    public string Product => Literals.Of(Height) + "x" + Literals.Of(Width);
}
