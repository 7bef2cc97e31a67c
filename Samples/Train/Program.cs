using Ottt.Samples.Train.Commands;

namespace Ottt.Samples.Train;

/// <summary>One program for all declared models: trains them, goes on with a run, evaluates, inspects and exports. A command is a file in Commands.</summary>
internal static class Program
{
    public static int Main(string[] arguments) => CommandLine.Run(arguments);
}
