using DiffPlex.Renderer;

namespace Ottt.Testing.Snapshots;

/// <summary>Two texts as a reader compares them.</summary>
internal static class TextDifference
{
    private const int LargestNumberOfLines = 200;

    /// <summary>A unified difference, cut where it would fill the report.</summary>
    /// <param name="verified">What was expected.</param>
    /// <param name="received">What came.</param>
    public static string Between(string verified, string received)
    {
        string difference = UnidiffRenderer.GenerateUnidiff(verified, received, "verified", "received").ReplaceLineEndings("\n");
        string[] lines = difference.Split('\n');
        return lines.Length <= LargestNumberOfLines
            ? difference
            : string.Join('\n', lines.Take(LargestNumberOfLines)) + $"\n... and {lines.Length - LargestNumberOfLines} more lines";
    }
}
