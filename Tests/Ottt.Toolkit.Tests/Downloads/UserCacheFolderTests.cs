using Ottt.Data.Downloads;
using Xunit;

namespace Ottt.Toolkit.Tests.Downloads;

public class UserCacheFolderTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Path.GetTempPath(), "somewhere"));

    [Fact]
    public void The_variable_comes_first() =>
        Assert.Equal(Path.Combine(Root, "datasets"), Find([("OTTT_CACHE", Root), ("XDG_CACHE_HOME", "/other")], Root));

    [Fact]
    public void Then_comes_the_folder_of_the_desktop_where_there_is_one()
    {
        string chosen = Path.Combine(Root, "xdg");
        Assert.Equal(Path.Combine(chosen, "ottt", "datasets"), Find([("XDG_CACHE_HOME", chosen)], Root));
        Assert.Equal(Path.Combine(Root, "ottt", "datasets"), Find([("XDG_CACHE_HOME", chosen)], Root, readsXdg: false));
        Assert.Equal(Path.Combine(Root, "ottt", "datasets"), Find([("XDG_CACHE_HOME", "relative")], Root));
    }

    [Fact]
    public void Without_any_the_variable_is_named() => Assert.Contains(
        "OTTT_CACHE", Assert.Throws<InvalidOperationException>(() => Find([], ".cache")).Message, StringComparison.Ordinal);

    private static string Find((string Name, string Value)[] variables, string platformFolder, bool readsXdg = true) =>
        UserCacheFolder.Find(name => variables.FirstOrDefault(variable => variable.Name == name).Value, platformFolder, readsXdg);
}
