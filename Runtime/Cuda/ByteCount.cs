using System.Globalization;

namespace Ottt.Cuda;

/// <summary>Numbers of bytes as a person reads them.</summary>
internal static class ByteCount
{
    private const double Unit = 1024;

    internal static string Format(long bytes)
    {
        if (bytes < Unit) return string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes");
        string[] units = ["KiB", "MiB", "GiB", "TiB"];
        int unit = 0;
        double amount = bytes / Unit;
        for (; amount >= Unit && unit < units.Length - 1; unit++) amount /= Unit;
        return string.Create(CultureInfo.InvariantCulture, $"{amount:0.#} {units[unit]}");
    }
}
