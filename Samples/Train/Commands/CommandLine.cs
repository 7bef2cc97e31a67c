using System.CommandLine;
using System.CommandLine.Parsing;
using Ottt.Samples.Shared;

namespace Ottt.Samples.Train.Commands;

/// <summary>The commands of the program. A wrong argument is a line of error and <see cref="ExitCode.Usage"/>.</summary>
internal static class CommandLine
{
    private const string Summary =
        """
        Trains spiking neural networks online through time, and shows what they learn.

        Exit codes: 0 done, 1 training or a download failed, 2 a wrong argument or unusable data, 130 interrupted with a checkpoint.
        """;

    public static int Run(string[] arguments)
    {
        ParseResult parsed = Create().Parse(arguments);
        return parsed.Errors is [ParseError first, ..]
            ? Failures.Tell(first.Message, ExitCode.Usage)
            : parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }

    private static RootCommand Create() => new(Summary)
    {
        TrainCommand.Create(),
        ResumeCommand.Create(),
        EvaluateCommand.Create(),
        InspectCommand.Create(),
        ExportCommand.Create(),
        DownloadCommand.Create(),
        CompletionCommand.Create(),
    };
}
