using System.Diagnostics;
using Xunit;

namespace Ottt.Testing;

/// <summary>A sample as its user runs it, in a process of its own.</summary>
/// <param name="ExitCode">What it returned.</param>
/// <param name="Output">The lines that it wrote.</param>
/// <param name="Errors">The lines that it wrote to the error stream.</param>
internal sealed record SampleProcess(int ExitCode, IReadOnlyList<string> Output, IReadOnlyList<string> Errors)
{
    /// <summary>Runs a sample to its end.</summary>
    /// <param name="sample">The name of its assembly.</param>
    /// <param name="arguments">What follows on the command line.</param>
    /// <param name="environment">What the process finds in its environment beside that of the tests.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public static async Task<SampleProcess> Run(string sample, IEnumerable<string> arguments, Dictionary<string, string>? environment, CancellationToken cancellation)
    {
        using Process process = Start(sample, arguments, environment);
        return await Finish(process, cancellation);
    }

    /// <summary>Starts a sample; the caller ends it.</summary>
    public static Process Start(string sample, IEnumerable<string> arguments, Dictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, $"{sample}.dll"));
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        foreach ((string name, string value) in environment ?? []) start.Environment[name] = value;

        return Process.Start(start) ?? throw new InvalidOperationException("The sample did not start.");
    }

    /// <summary>Waits for a sample that was started.</summary>
    public static async Task<SampleProcess> Finish(Process process, CancellationToken cancellation)
    {
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancellation), errors = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return new SampleProcess(process.ExitCode, Lines(await output), Lines(await errors));
    }

    /// <summary>Fails unless the process said one line of error, nothing else, and returned the code.</summary>
    public void AssertRefused(int exitCode, string message)
    {
        Assert.Equal(message, string.Join('\n', Errors));
        Assert.Empty(Output);
        Assert.Equal(exitCode, ExitCode);
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
