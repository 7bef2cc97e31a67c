using Ottt.Testing.Snapshots;
using Xunit;

namespace Ottt.Generator.Tests.Snapshots;

/// <summary>The harness that the snapshot tests stand on.</summary>
public sealed class SnapshotFolderTests : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("ottt-snapshots-").FullName;

    public void Dispose() => Directory.Delete(_path, recursive: true);

    [Fact]
    public void An_equal_text_passes_whatever_its_line_ends()
    {
        Write("a.verified.txt", "one\r\ntwo\r\n");

        Assert.Null(Folder().Difference("a", "one\ntwo\n"));
    }

    [Fact]
    public void A_differing_text_fails_with_a_unified_difference_and_leaves_what_was_received()
    {
        Write("a.verified.txt", "one\ntwo\n");

        string? difference = Folder().Difference("a", "one\nthree\n");

        Assert.NotNull(difference);
        Assert.Contains("-two", difference, StringComparison.Ordinal);
        Assert.Contains("+three", difference, StringComparison.Ordinal);
        Assert.Equal("one\nthree\n", File.ReadAllText(PathOf("a.received.txt")));
    }

    [Fact]
    public void A_text_without_a_verified_file_fails()
    {
        string? difference = Folder().Difference("a", "one\n");

        Assert.Contains("no verified file", difference, StringComparison.Ordinal);
        Assert.False(File.Exists(PathOf("a.verified.txt")));
        Assert.True(File.Exists(PathOf("a.received.txt")));
    }

    [Fact]
    public void What_was_received_goes_away_once_the_text_is_right()
    {
        Write("a.verified.txt", "one\n");
        Write("a.received.txt", "other\n");

        Assert.Null(Folder().Difference("a", "one\n"));

        Assert.False(File.Exists(PathOf("a.received.txt")));
    }

    [Fact]
    public void An_update_writes_the_verified_file()
    {
        Write("a.verified.txt", "one\n");

        Assert.Null(Folder(SnapshotMode.Update).Difference("a", "two\r\n"));

        Assert.Equal("two\n", File.ReadAllText(PathOf("a.verified.txt")));
    }

    [Fact]
    public void A_stale_file_of_a_set_fails()
    {
        Write("set/a.verified.txt", "one\n");
        Write("set/b.verified.txt", "two\n");

        IReadOnlyList<string?> differences = Snapshot.SetDifferences(Folder(), "set", new Dictionary<string, string> { ["a"] = "one\n" });

        Assert.Contains("set/b", Assert.Single(differences.OfType<string>()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_file_of_a_set_fails()
    {
        Write("set/a.verified.txt", "one\n");

        IReadOnlyList<string?> differences =
            Snapshot.SetDifferences(Folder(), "set", new Dictionary<string, string> { ["a"] = "one\n", ["b"] = "two\n" });

        Assert.Contains("set/b has no verified file", Assert.Single(differences.OfType<string>()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_set_that_is_the_verified_one_passes()
    {
        Write("set/a.verified.txt", "one\n");
        Write("other.verified.txt", "not of the set\n");

        IReadOnlyList<string?> differences = Snapshot.SetDifferences(Folder(), "set", new Dictionary<string, string> { ["a"] = "one\n" });

        Assert.Empty(differences.OfType<string>());
    }

    [Fact]
    public void A_verified_file_that_no_test_claims_fails()
    {
        Write("a.verified.txt", "one\n");
        Write("b.verified.txt", "two\n");
        Write("set/c.verified.txt", "three\n");

        IReadOnlyList<string?> differences = Snapshot.ClaimDifferences(Folder(), ["a", "set"]);

        Assert.Equal("Verified files that no test claims: b", Assert.Single(differences.OfType<string>()));
    }

    [Fact]
    public void A_claim_without_a_verified_file_fails()
    {
        Write("a.verified.txt", "one\n");

        IReadOnlyList<string?> differences = Snapshot.ClaimDifferences(Folder(), ["a", "b"]);

        Assert.Contains(": b", Assert.Single(differences.OfType<string>()), StringComparison.Ordinal);
    }

    [Fact]
    public void An_update_deletes_what_no_test_claims()
    {
        Write("a.verified.txt", "one\n");
        Write("b.verified.txt", "two\n");

        Assert.Empty(Snapshot.ClaimDifferences(Folder(SnapshotMode.Update), ["a"]).OfType<string>());

        Assert.True(File.Exists(PathOf("a.verified.txt")));
        Assert.False(File.Exists(PathOf("b.verified.txt")));
    }

    [Fact]
    public void All_differences_are_reported_together()
    {
        SnapshotException exception = Assert.Throws<SnapshotException>(() => Snapshot.FailOn(["first", null, "second"]));

        Assert.Equal("first\n\nsecond", exception.Message);
    }

    private SnapshotFolder Folder(SnapshotMode mode = SnapshotMode.Compare) => new(_path, mode);

    private string PathOf(string file) => Path.Combine(_path, file);

    private void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllText(PathOf(file), text);
    }
}
