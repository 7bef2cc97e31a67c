using Ottt.Data;
using Ottt.Testing;
using Xunit;

namespace Ottt.Toolkit.Tests.Data;

public sealed class DataFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_name_that_is_nowhere_gives_null() => Assert.Null(DataFolder.Find("there-is-no-such-data"));

    [Fact]
    public void The_folder_that_the_environment_names_comes_first()
    {
        string root = Directory.CreateDirectory(Path.Combine(_folder.Path, "root")).FullName;
        string beside = Make("shared/data/digits");
        string start = Make("project/bin");
        Assert.Equal(beside, DataFolder.Find("digits", root, start));
        string named = Make("root/digits");
        Assert.Equal(named, DataFolder.Find("digits", root, start));
    }

    [Fact]
    public void Folders_beside_and_above_each_start_are_searched_in_order()
    {
        string start = Make("one/project/bin");
        string other = Make("two/project");
        Assert.Null(DataFolder.Find("digits", null, start, other));
        string second = Make("two/shared/data/digits");
        Assert.Equal(second, DataFolder.Find("digits", null, start, other));
        string first = Make("one/shared/data/digits");
        Assert.Equal(first, DataFolder.Find("digits", null, start, other));
    }

    [Fact]
    public void An_empty_name_is_refused() => Assert.Throws<ArgumentException>(() => DataFolder.Find(" "));

    private string Make(string path) => Directory.CreateDirectory(Path.Combine(_folder.Path, path)).FullName;
}
