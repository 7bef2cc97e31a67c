using Ottt.Package.Tests.Processes;
using Xunit;

namespace Ottt.Package.Tests;

/// <summary>The mistake of a user.</summary>
public class WrongDeclarationTests(PackedPackage package)
{
    [Fact]
    public async Task A_wrong_declaration_fails_the_build_at_its_attribute()
    {
        ConsumerProject project = await ConsumerProject.Write(package, "mistake", "Mistake.cs");
        FinishedProcess build = await project.Run("build", "-p:OutputType=Library");
        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains("Mistake.cs(7,2): error OTTT2003: ", build.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("error CS", build.Text, StringComparison.Ordinal);
    }
}
