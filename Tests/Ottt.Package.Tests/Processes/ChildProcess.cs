using System.Diagnostics;

namespace Ottt.Package.Tests.Processes;

/// <summary>Runs a program to its end, or kills it with all its children when it takes too long.</summary>
internal static class ChildProcess
{
    private static readonly TimeSpan LongestDuration = TimeSpan.FromMinutes(4);

    public static async Task<FinishedProcess> Run(string folder, IReadOnlyDictionary<string, string> environment, string file, params string[] arguments)
    {
        string command = string.Join(' ', [file, .. arguments]);
        var output = new List<string>();
        void Keep(object sender, DataReceivedEventArgs received)
        {
            if (received.Data is null) return;
            lock (output) output.Add(received.Data);
        }

        using var process = new Process { StartInfo = Start(folder, environment, file, arguments) };
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        long begin = Stopwatch.GetTimestamp();
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var limit = new CancellationTokenSource(LongestDuration);
        try
        {
            await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            lock (output) throw new TimeoutException($"{command}\ntook more than {LongestDuration}:\n{string.Join('\n', output)}");
        }

        return new FinishedProcess(command, process.ExitCode, output, Stopwatch.GetElapsedTime(begin));
    }

    private static ProcessStartInfo Start(string folder, IReadOnlyDictionary<string, string> environment, string file, string[] arguments)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // The build that runs the tests tells its children where it lies; another build must not be told.
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            start.Environment.Remove(name);
        }

        foreach ((string name, string value) in environment) start.Environment[name] = value;
        return start;
    }
}
