using System.Globalization;
using System.Text.Json;
using Ottt.Package.Tests.Processes;
using Stripes;
using Xunit;

namespace Ottt.Package.Tests;

/// <summary>A user restores the package, declares a network, trains it.</summary>
public class ConsumerTests(PackedPackage package, BuiltConsumer consumer, ITestOutputHelper output) : IClassFixture<BuiltConsumer>
{
    [Fact]
    public void The_package_is_restored_from_where_it_was_packed()
    {
        string restored = Path.Combine(package.GlobalPackages, "ottt.compiler", package.Version, ".nupkg.metadata");
        using JsonDocument metadata = JsonDocument.Parse(File.ReadAllText(restored));
        Assert.Equal(package.Source, metadata.RootElement.GetProperty("source").GetString());
    }

    [Fact]
    public async Task A_network_of_the_package_learns_the_same_bits_as_one_of_the_sources()
    {
        FinishedProcess run = await consumer.Run();
        Assert.Equal(StripeTraining.Run(), run.Successful().Output);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"started, trained for three updates and ended in {run.Duration.TotalMilliseconds:F1} ms"));
    }

    [Fact]
    public void What_the_consumer_reports_are_losses_that_fall_and_a_parameter()
    {
        IReadOnlyList<string> report = StripeTraining.Run();
        double[] losses = [.. report.Take(3).Select(line => double.Parse(line["loss ".Length..], CultureInfo.InvariantCulture))];
        Assert.All(losses, loss => Assert.InRange(loss, 0, 10));
        Assert.Equal(losses.OrderDescending(), losses);
        Assert.StartsWith("0.weight [4, 1, 3, 3] begins with ", report[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_generated_files_are_written_where_a_project_asks_for_them()
    {
        string folder = Path.Combine(consumer.Project.Folder, "obj");
        string[] names = [.. Directory.EnumerateFiles(folder, "*.g.cs", SearchOption.AllDirectories).Select(file => Path.GetFileName(file))];
        Assert.Contains("Stripes.StripeNet.Network.g.cs", names);
        Assert.Contains("Stripes.StripeNet.Cpu.g.cs", names);
    }

    [Fact]
    public void The_generator_stays_in_the_compiler()
    {
        IEnumerable<string> assemblies = Directory.EnumerateFiles(Path.Combine(consumer.Project.Folder, "out"), "*.dll").Select(file => Path.GetFileName(file));
        Assert.Equal(["Ottt.Compiler.dll", "Stripes.dll"], assemblies.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("linux-x64", "", "x86-64-v3")]
    [InlineData("linux-x64", "native", "native")]
    [InlineData("linux-arm64", "", "")]
    public async Task Ahead_of_time_a_program_for_x64_has_fused_multiply_add_unless_its_project_says_otherwise(string runtime, string said, string used)
    {
        FinishedProcess evaluation = await consumer.Project.Run(
            "msbuild", "-getProperty:IlcInstructionSet", "-p:PublishAot=true", $"-p:RuntimeIdentifier={runtime}", said.Length == 0 ? "-p:Said=" : $"-p:IlcInstructionSet={said}");
        Assert.Equal(used, evaluation.Successful().Text.Trim());
    }
}
