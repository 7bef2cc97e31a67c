using System.Diagnostics;
using System.Runtime.InteropServices;
using Ottt.Testing;
using Xunit;

namespace Ottt.Toolkit.Tests.Train;

/// <summary>The training program in a process of its own.</summary>
internal static partial class TrainProcess
{
    private const int InterruptSignal = 2;

    /// <summary>A network and a number of time steps that take no time to speak of.</summary>
    public static string[] Tiny(string folder, int epochs = 3) => ["mnist-mlp", "--data", folder, "--epochs", $"{epochs}", "--steps", "2", "--batch", "8", "--threads", "1"];

    public static Task<SampleProcess> Run(params IEnumerable<string> arguments) => SampleProcess.Run("Train", arguments, environment: null, TestContext.Current.CancellationToken);

    /// <summary>Runs the program to its end, which must be a good one.</summary>
    public static async Task<SampleProcess> RunWell(params IEnumerable<string> arguments)
    {
        SampleProcess process = await Run(arguments);
        Assert.Equal("", string.Join('\n', process.Errors));
        Assert.Equal(0, process.ExitCode);
        return process;
    }

    public static Process Start(params IEnumerable<string> arguments) => SampleProcess.Start("Train", arguments);

    public static Task<SampleProcess> Finish(Process process) => SampleProcess.Finish(process, TestContext.Current.CancellationToken);

    /// <summary>What a terminal does when Ctrl-C is pressed.</summary>
    public static void Interrupt(Process process) => Assert.Equal(0, Signal(process.Id, InterruptSignal));

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);
}
