using System.Globalization;

namespace Ottt.Data.Downloads;

/// <summary>Numbers of bytes for a reader.</summary>
internal static class ByteSize
{
    private static readonly string[] Units = ["bytes", "kB", "MB", "GB", "TB"];

    /// <summary>The number with three digits or so, in thousands: <c>170 MB</c>.</summary>
    public static string Of(long bytes)
    {
        int unit = 0;
        double size = bytes;
        for (; size >= 1000 && unit < Units.Length - 1; unit++) size /= 1000;
        return string.Create(CultureInfo.InvariantCulture, $"{(size >= 100 || unit == 0 ? Math.Round(size) : Math.Round(size, 1))} {Units[unit]}");
    }
}
