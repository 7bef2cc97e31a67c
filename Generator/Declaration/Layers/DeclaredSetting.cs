using Ottt.Generator.Models;

namespace Ottt.Generator.Declaration.Layers;

/// <summary>A property of a layer with its value, defaults filled in: numbers, one or one per axis, or else a switch or a name.</summary>
/// <param name="Name">The name of the property, as that of the attribute.</param>
/// <param name="Numbers">Its numbers.</param>
/// <param name="Flag">Whether it is on.</param>
/// <param name="Text">What it is called.</param>
internal sealed record DeclaredSetting(string Name, EquatableArray<double> Numbers, bool? Flag = null, string? Text = null)
{
    public static DeclaredSetting Of(string name, double number) => new(name, EquatableArray.Of(number));

    public static DeclaredSetting Of(string name, bool isOn) => new(name, default, Flag: isOn);

    public static DeclaredSetting Of(string name, Enum choice) => new(name, default, Text: choice.ToString());

    public static DeclaredSetting Of(string name, string text) => new(name, default, Text: text);

    /// <summary>A number for each axis that a layer has: that of the width, or of height and width.</summary>
    public static DeclaredSetting PerAxis(string name, Size2 value, int axes) =>
        new(name, axes == 1 ? EquatableArray.Of<double>(value.Width) : EquatableArray.Of<double>(value.Height, value.Width));
}
