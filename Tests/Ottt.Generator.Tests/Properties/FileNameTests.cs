using Ottt.Testing.Compilation;
using Xunit;

namespace Ottt.Generator.Tests.Properties;

/// <summary>The names of generated files are apart for every compiler.</summary>
public class FileNameTests
{
    [Fact]
    public void Networks_whose_names_differ_in_case_alone_compile_beside_each_other()
    {
        CompilationOutcome outcome = CompileHost.Compile(
            "using Ottt;\n[OtttSequential(3)]\n[Linear(2)]\npublic partial class Net;\n[OtttSequential(3)]\n[Linear(4)]\npublic partial class NET;\n");
        Assert.Empty(outcome.Errors);
        Assert.Equal(6, outcome.GeneratedSources.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void Other_networks_keep_plain_names()
    {
        CompilationOutcome outcome = CompileHost.Compile("using Ottt;\nnamespace Nets;\n[OtttSequential(3)]\n[Linear(2)]\npublic partial class Net;\n");
        Assert.Equal(["Nets.Net.Cpu.g.cs", "Nets.Net.Cuda.g.cs", "Nets.Net.Network.g.cs"], outcome.GeneratedSources.Keys.Order(StringComparer.Ordinal));
    }
}
