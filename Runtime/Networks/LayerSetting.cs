using System.Globalization;

namespace Ottt;

/// <summary>
/// What a layer was declared with, or has by default, in one of its properties. <see cref="Numbers"/> has one number, or one per axis (height and width)
/// of what may differ by axis in an image; a switch and a name have none, but <see cref="Text"/>.
/// </summary>
public sealed record LayerSetting
{
    /// <summary>A setting of numbers.</summary>
    /// <param name="name">The name of the attribute's property.</param>
    /// <param name="numbers">One number, or one per axis.</param>
    public LayerSetting(string name, params double[] numbers)
    {
        Name = name;
        Numbers = numbers;
        Text = "";
    }

    /// <summary>A switch.</summary>
    /// <param name="name">The name of the attribute's property.</param>
    /// <param name="isOn">Whether it is on.</param>
    public LayerSetting(string name, bool isOn)
        : this(name, isOn ? bool.TrueString : bool.FalseString)
    {
    }

    /// <summary>A choice, or the name of something.</summary>
    /// <param name="name">The name of the attribute's property.</param>
    /// <param name="text">The name of the choice, as in its enumeration.</param>
    public LayerSetting(string name, string text)
    {
        Name = name;
        Numbers = [];
        Text = text;
    }

    /// <summary>The name of the attribute's property, such as <c>Tau</c> or <c>Kernel</c>.</summary>
    public string Name { get; }

    /// <summary>Its numbers; empty for a switch or a name.</summary>
    public IReadOnlyList<double> Numbers { get; }

    /// <summary><c>True</c>, <c>False</c> or a name; empty where it has numbers.</summary>
    public string Text { get; }

    /// <summary>The setting as in a declaration, such as <c>Tau = 2</c> or <c>Kernel = 3x5</c>.</summary>
    public override string ToString() => $"{Name} = {(Numbers.Count == 0 ? Text : string.Join('x', Numbers.Select(number => number.ToString("R", CultureInfo.InvariantCulture))))}";
}
