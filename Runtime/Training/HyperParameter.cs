using System.Globalization;
using System.Runtime.CompilerServices;

namespace Ottt.Training;

/// <summary>Checks hyper-parameters; the exception names the property or argument that was set.</summary>
internal static class HyperParameter
{
    /// <summary>The value, if it is finite and not negative.</summary>
    public static double NotNegative(double value, [CallerMemberName] string name = "") =>
        double.IsFinite(value) && value >= 0 ? value : throw OutOfRange(value, "finite and at least 0", name);

    /// <summary>The value, if it is finite and positive.</summary>
    public static double Positive(double value, [CallerMemberName] string name = "") =>
        double.IsFinite(value) && value > 0 ? value : throw OutOfRange(value, "finite and greater than 0", name);

    /// <summary>The value, if it is at least 0 and less than 1.</summary>
    public static double Fraction(double value, [CallerMemberName] string name = "") =>
        value is >= 0 and < 1 ? value : throw OutOfRange(value, "at least 0 and less than 1", name);

    /// <summary>The value, if it lies between two bounds, which belong to the range.</summary>
    public static double Between(double value, double smallest, double largest, [CallerMemberName] string name = "") =>
        value >= smallest && value <= largest
            ? value
            : throw OutOfRange(value, string.Create(CultureInfo.InvariantCulture, $"from {smallest} to {largest}"), name);

    private static ArgumentOutOfRangeException OutOfRange(double value, string range, string name) =>
        new(name, value, $"{name} must be {range}.");
}
