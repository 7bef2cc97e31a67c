using Ottt.Generator.Models;

namespace Ottt.Generator.Emit;

/// <summary>
/// The names of generated files. Compilers keep them apart without regard to case, so that <c>Net</c> and <c>NET</c> would be one; such names
/// get a number made from their letters.
/// </summary>
internal static class FileNames
{
    /// <summary>The names of networks that differ from another's in case alone.</summary>
    public static EquatableArray<string> Clashing(IEnumerable<string> networks) => networks
        .GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
        .Where(group => group.Distinct().Count() > 1)
        .SelectMany(group => group)
        .ToEquatableArray();

    public static string Of(EmittedSource source, EquatableArray<string> clashing)
    {
        string mark = clashing.Contains(source.Network) ? "." + Literals.Of(Fingerprint(source.Network)) : "";
        return source.Network + mark + "." + source.Part + ".g.cs";
    }

    /// <summary>The 32-bit FNV-1a hash, which is the same everywhere and always.</summary>
    private static long Fingerprint(string name) =>
        name.Aggregate(2166136261u, (hash, letter) => unchecked((hash ^ letter) * 16777619u));
}
