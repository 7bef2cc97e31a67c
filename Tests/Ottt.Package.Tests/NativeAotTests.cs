using System.Globalization;
using Ottt.Package.Tests.Processes;
using Stripes;
using Xunit;

namespace Ottt.Package.Tests;

/// <summary>The same consumer, compiled ahead of time.</summary>
public class NativeAotTests(PackedPackage package, ITestOutputHelper output)
{
    private const long LargestSize = 15_000_000;

    [Fact]
    public async Task A_native_consumer_learns_the_same_bits_without_a_warning_of_the_trimmer()
    {
        Assert.SkipUnless(NativeToolchain.Exists, NativeToolchain.Needed);
        ConsumerProject project = await ConsumerProject.Write(package, "native", "StripeNet.cs", "StripeImages.cs", "StripeTraining.cs", "Program.cs");
        FinishedProcess restore = await project.Run("restore", "-p:PublishAot=true");
        Assert.SkipWhen(NativeToolchain.CompilerIsMissing(restore), $"the package of the native compiler cannot be restored:\n{restore.Text}");
        restore.Successful();
        FinishedProcess publish = await project.Run("publish", "-c", "Release", "-o", "out", "-p:PublishAot=true", "-warnaserror", "--no-restore");
        publish.Successful();

        string program = Path.Combine(project.Folder, "out", OperatingSystem.IsWindows() ? "Stripes.exe" : "Stripes");
        var runs = new List<FinishedProcess>();
        for (int run = 0; run < 5; run++) runs.Add(await ChildProcess.Run(project.Folder, new Dictionary<string, string>(), program));
        Assert.All(runs, run => Assert.Equal(StripeTraining.Run(), run.Successful().Output));

        long size = new FileInfo(program).Length;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"native program: {size:N0} bytes"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"started, trained for three updates and ended in {runs.Min(run => run.Duration).TotalMilliseconds:F1} ms (best of {runs.Count})"));
        Assert.InRange(size, 1, LargestSize);
    }
}
