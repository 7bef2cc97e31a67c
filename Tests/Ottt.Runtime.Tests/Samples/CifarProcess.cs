using Ottt.Testing;
using Xunit;

namespace Ottt.Runtime.Tests.Samples;

/// <summary>Runs the image sample.</summary>
internal static class CifarProcess
{
    /// <summary>A network and a number of time steps that take no time to speak of.</summary>
    public static string[] Tiny { get; } = ["--model", "vgg-small", "--epochs", "1", "--steps", "2", "--batch", "8"];

    public static Task<SampleProcess> Run(params IEnumerable<string> arguments) => SampleProcess.Run("Cifar", arguments, environment: null, TestContext.Current.CancellationToken);
}
