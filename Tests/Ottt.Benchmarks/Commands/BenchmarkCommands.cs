using System.CommandLine;
using System.CommandLine.Parsing;

namespace Ottt.Benchmarks.Commands;

/// <summary>What the program does beside BenchmarkDotNet's own commands.</summary>
internal static class BenchmarkCommands
{
    private const int WrongUsage = 2;

    private static readonly Command[] Commands =
    [
        CompareCommand.Create(), CudaCommand.Create(), RooflineCommand.Create(), PassesCommand.Create(), EventsCommand.Create(),
        BatchesCommand.Create(), MonitorsCommand.Create(), ContenderCommand.Create(), TorchCommand.Create(), PeakCommand.Create(),
    ];

    public static IEnumerable<string> Names => Commands.Select(command => command.Name);

    public static int Run(string[] arguments)
    {
        var root = new RootCommand("Measures Ottt.Compiler.");
        foreach (Command command in Commands) root.Subcommands.Add(command);
        ParseResult parsed = root.Parse(arguments);
        if (parsed.Errors is not [ParseError first, ..]) return parsed.Invoke();
        Console.Error.WriteLine(first.Message);
        return WrongUsage;
    }
}
