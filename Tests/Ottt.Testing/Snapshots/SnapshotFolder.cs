using System.Text;

namespace Ottt.Testing.Snapshots;

/// <summary>
/// A folder of verified texts, in Verify's naming: <c>name.verified.txt</c>, and <c>name.received.txt</c> beside it while they differ.
/// </summary>
/// <param name="path">The folder; made when first written to.</param>
/// <param name="mode">Whether to compare or to rewrite.</param>
internal sealed class SnapshotFolder(string path, SnapshotMode mode)
{
    public const string VerifiedSuffix = ".verified.txt";
    public const string ReceivedSuffix = ".received.txt";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public SnapshotMode Mode => mode;

    /// <summary>The names of the verified files, with folders, in ordinal order.</summary>
    public IReadOnlyList<string> VerifiedNames => Directory.Exists(path)
        ?
        [
            .. Directory.EnumerateFiles(path, "*" + VerifiedSuffix, SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(path, file)[..^VerifiedSuffix.Length].Replace('\\', '/'))
                .Order(StringComparer.Ordinal),
        ]
        : [];

    /// <summary>What is wrong with a text, or null. Line ends do not count.</summary>
    /// <param name="name">Its name; a <c>/</c> in it is a folder.</param>
    /// <param name="text">The text.</param>
    public string? Difference(string name, string text)
    {
        string verified = FileOf(name, VerifiedSuffix), received = FileOf(name, ReceivedSuffix);
        text = WithPlainLineEnds(text);
        if (mode == SnapshotMode.Update) Write(verified, text);
        string? expected = File.Exists(verified) ? WithPlainLineEnds(File.ReadAllText(verified)) : null;
        if (expected == text)
        {
            File.Delete(received);
            return null;
        }

        Write(received, text);
        return expected is null
            ? $"{name} has no verified file yet; look at {received} and, where it is right, set {SnapshotModes.UpdateVariable}=1."
            : $"{name} differs from its verified file.\n{TextDifference.Between(expected, text)}";
    }

    /// <summary>What no test claims, as one message, or null; in an update it is deleted instead.</summary>
    /// <param name="within">The folder of names to look at, or empty for all.</param>
    /// <param name="isClaimed">Whether a name is some test's.</param>
    public string? Orphans(string within, Func<string, bool> isClaimed)
    {
        string[] orphans = [.. VerifiedNames.Where(name => name.StartsWith(within, StringComparison.Ordinal) && !isClaimed(name))];
        if (mode == SnapshotMode.Update)
        {
            foreach (string orphan in orphans) File.Delete(FileOf(orphan, VerifiedSuffix));
            return null;
        }

        return orphans.Length == 0 ? null : "Verified files that no test claims: " + string.Join(", ", orphans);
    }

    private static string WithPlainLineEnds(string text) => text.ReplaceLineEndings("\n");

    private static void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text, Utf8);
    }

    private string FileOf(string name, string suffix) => Path.Combine(path, name.Replace('/', Path.DirectorySeparatorChar) + suffix);
}
