using Ottt.Generator.Models;

namespace Ottt.Generator.Declaration.Layers;

/// <summary>Writes arguments that may be given once or per axis.</summary>
internal static class ArgumentText
{
    public static IEnumerable<string> PerAxis(string name, Size2 value, Size2 standard)
    {
        if (value == standard) return [];
        if (value.Height == value.Width) return [name + " = " + Literals.Of(value.Height)];
        return [name + "Height = " + Literals.Of(value.Height), name + "Width = " + Literals.Of(value.Width)];
    }

    /// <summary>The window of a pool: the constructor argument, or both axes behind it.</summary>
    public static IEnumerable<string> Window(string name, Size2 value) => value.Height == value.Width
        ? [Literals.Of(value.Height)]
        : [Literals.Of(value.Height), name + "Width = " + Literals.Of(value.Width)];
}
