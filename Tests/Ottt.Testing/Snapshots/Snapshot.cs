using System.Runtime.CompilerServices;

namespace Ottt.Testing.Snapshots;

/// <summary>Compares texts with those in the folder <c>Snapshots</c> beside the test's file.</summary>
internal static class Snapshot
{
    /// <summary>Fails where a text is not the verified one.</summary>
    /// <param name="name">The name of the text; the file is <c>Snapshots/name.verified.txt</c>.</param>
    /// <param name="text">The text.</param>
    /// <param name="testFile">The file of the test.</param>
    /// <exception cref="SnapshotException">It differs, or was never verified.</exception>
    public static void Verify(string name, string text, [CallerFilePath] string testFile = "") =>
        FailOn([FolderBeside(testFile).Difference(name, text)]);

    /// <summary>Fails where a set of files is not the verified one: a text differs, one is new, or one is no longer made.</summary>
    /// <param name="set">The name of the set; the files are <c>Snapshots/set/name.verified.txt</c>.</param>
    /// <param name="texts">The texts by name.</param>
    /// <param name="testFile">The file of the test.</param>
    /// <exception cref="SnapshotException">Something differs.</exception>
    public static void VerifySet(string set, IReadOnlyDictionary<string, string> texts, [CallerFilePath] string testFile = "") =>
        FailOn(SetDifferences(FolderBeside(testFile), set, texts));

    /// <summary>Fails where the folder beside a test's file holds a verified file that none of its tests claims.</summary>
    /// <param name="names">The names of all single texts and of all sets.</param>
    /// <param name="testFile">The file of the tests.</param>
    /// <exception cref="SnapshotException">There is an orphan, or a name without a verified file.</exception>
    public static void VerifyClaims(IEnumerable<string> names, [CallerFilePath] string testFile = "") =>
        FailOn(ClaimDifferences(FolderBeside(testFile), [.. names]));

    internal static IReadOnlyList<string?> SetDifferences(SnapshotFolder folder, string set, IReadOnlyDictionary<string, string> texts)
    {
        HashSet<string> claimed = [.. texts.Keys.Select(name => set + "/" + name)];
        return
        [
            .. texts.OrderBy(text => text.Key, StringComparer.Ordinal).Select(text => folder.Difference(set + "/" + text.Key, text.Value)),
            folder.Orphans(set + "/", claimed.Contains),
        ];
    }

    internal static IReadOnlyList<string?> ClaimDifferences(SnapshotFolder folder, IReadOnlyList<string> names)
    {
        string? orphans = folder.Orphans("", file => names.Any(name => IsClaimedBy(name, file)));
        if (folder.Mode == SnapshotMode.Update) return [orphans];
        string[] missing = [.. names.Where(name => !folder.VerifiedNames.Any(file => IsClaimedBy(name, file)))];
        return [orphans, missing.Length == 0 ? null : "Claimed by a test, but without a verified file: " + string.Join(", ", missing)];
    }

    internal static void FailOn(IReadOnlyList<string?> differences)
    {
        string[] found = [.. differences.OfType<string>()];
        if (found.Length > 0) throw new SnapshotException(string.Join("\n\n", found));
    }

    private static bool IsClaimedBy(string name, string file) => file == name || file.StartsWith(name + "/", StringComparison.Ordinal);

    private static SnapshotFolder FolderBeside(string testFile)
    {
        string folder = Path.GetDirectoryName(testFile)!;
        return Directory.Exists(folder)
            ? new SnapshotFolder(Path.Combine(folder, "Snapshots"), SnapshotModes.FromEnvironment())
            : throw new SnapshotException($"The tests were built where {folder} was their folder; run them where their sources are.");
    }
}
