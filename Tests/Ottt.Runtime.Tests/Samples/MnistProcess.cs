using Ottt.Testing;
using Xunit;

namespace Ottt.Runtime.Tests.Samples;

/// <summary>Runs the digit sample.</summary>
internal static class MnistProcess
{
    /// <summary>A network and a number of time steps that take no time to speak of.</summary>
    public static string[] Tiny { get; } = ["--net", "mlp", "--epochs", "1", "--steps", "2", "--batch", "16"];

    public static Task<SampleProcess> Run(params IEnumerable<string> arguments) => SampleProcess.Run("Mnist", arguments, environment: null, TestContext.Current.CancellationToken);
}
