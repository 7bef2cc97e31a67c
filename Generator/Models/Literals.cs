using System.Globalization;

namespace Ottt.Generator.Models;

/// <summary>Numbers as text: invariant culture, and a float is written so that reading it gives the same bits.</summary>
internal static class Literals
{
    public static string Of(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Of(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    public static string Of(bool value) => value ? "true" : "false";

    /// <summary>A C# float literal, such as <c>0.5f</c>.</summary>
    public static string Float(double value) => ((float)value).ToString("R", CultureInfo.InvariantCulture) + "f";

    /// <summary>A number for a reader, such as <c>0.3333</c>.</summary>
    public static string Rounded(double value) => value.ToString("G4", CultureInfo.InvariantCulture);

    /// <summary>A count for a reader, such as <c>1,234,567</c>.</summary>
    public static string Grouped(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
