namespace Ottt.Package.Tests.Processes;

/// <summary>What a process left.</summary>
/// <param name="Command">The command line.</param>
/// <param name="ExitCode">The exit code, 0 where it succeeded.</param>
/// <param name="Output">Both of its streams, line by line as they came.</param>
/// <param name="Duration">From its start to its end.</param>
internal sealed record FinishedProcess(string Command, int ExitCode, IReadOnlyList<string> Output, TimeSpan Duration)
{
    public string Text => string.Join('\n', Output);

    /// <summary>The process itself, where it succeeded; where not, its output is the message of the exception.</summary>
    public FinishedProcess Successful() =>
        ExitCode == 0 ? this : throw new InvalidOperationException($"{Command}\nended with {ExitCode}:\n{Text}");
}
