using System.Globalization;

namespace Ottt.Runtime.Tests.Parity;

/// <summary>Layers that treat every element alike and remember nothing but a mask.</summary>
internal static class RandomElementwise
{
    public static string Dropout(Choices choices)
    {
        double probability = choices.OneOf(0.5, 0.25, 0.1, 0.0);
        string mask = choices.IsTrue() ? ", Mask = DropoutMask.PerStep" : "";
        return string.Create(CultureInfo.InvariantCulture, $"Dropout({probability}{mask})");
    }

    public static string Scale(Choices choices) =>
        string.Create(CultureInfo.InvariantCulture, $"Scale({choices.OneOf(1.0, 2.74, -0.5, 0.7)})");
}
