using System.Globalization;

namespace Ottt.Generator.Tests.Culture;

/// <summary>Cultures that write numbers in other ways. They are made here, because a process without culture data knows only its invariant one.</summary>
internal static class Cultures
{
    /// <summary>German: 1.234,5.</summary>
    public static CultureInfo German { get; } = Make(",", ".", "-");

    /// <summary>Turkish: 1.234,5. Where the process has its data, i is the small letter of a dotted İ as well.</summary>
    public static CultureInfo Turkish { get; } = Real("tr-TR") ?? Make(",", ".", "-");

    /// <summary>Swedish: 1 234,5 with no-break spaces, and a minus sign that is no hyphen.</summary>
    public static CultureInfo Swedish { get; } = Make(",", "\u00A0", "\u2212");

    private static CultureInfo Make(string point, string group, string minus)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        NumberFormatInfo numbers = culture.NumberFormat;
        (numbers.NumberDecimalSeparator, numbers.NumberGroupSeparator, numbers.NegativeSign) = (point, group, minus);
        (numbers.NaNSymbol, numbers.PositiveInfinitySymbol, numbers.NegativeInfinitySymbol) = ("?", "∞", minus + "∞");
        return culture;
    }

    private static CultureInfo? Real(string name)
    {
        try
        {
            return CultureInfo.GetCultureInfo(name);
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }
}
