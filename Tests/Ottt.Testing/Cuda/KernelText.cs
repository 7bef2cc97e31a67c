namespace Ottt.Testing.Cuda;

/// <summary>Takes the kernels of a network out of the generated class that carries them.</summary>
internal static class KernelText
{
    private const string Quotes = "\"\"\"";

    /// <summary>The text between the quotes, without the indentation of the class.</summary>
    /// <exception cref="FormatException">The source carries no kernels.</exception>
    public static string Of(string source)
    {
        (string[] lines, int first, int end) = Find(source);
        int indentation = lines[end].Length - lines[end].TrimStart().Length;
        return string.Concat(lines[first..end].Select(line => (line.Length > indentation ? line[indentation..] : "") + "\n"));
    }

    /// <summary>The source without what is between the quotes.</summary>
    /// <exception cref="FormatException">The source carries no kernels.</exception>
    public static string LeftOutOf(string source)
    {
        (string[] lines, int first, int end) = Find(source);
        return string.Join('\n', [.. lines[..first], .. lines[end..]]);
    }

    private static (string[] Lines, int First, int End) Find(string source)
    {
        string[] lines = source.Split('\n');
        int first = Array.FindIndex(lines, line => line.EndsWith(Quotes, StringComparison.Ordinal)) + 1;
        int end = Array.FindIndex(lines, first, line => line.TrimStart().StartsWith(Quotes, StringComparison.Ordinal));
        return first == 0 || end < 0 ? throw new FormatException("The source has no raw string with kernels.") : (lines, first, end);
    }
}
