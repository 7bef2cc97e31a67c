using Ottt.Testing;
using Xunit;

namespace Ottt.Runtime.Tests.Samples;

public class MnistOptionTests
{
    private const int Usage = 2;

    [Fact]
    public async Task An_unknown_option_is_refused_by_name()
    {
        SampleProcess process = await MnistProcess.Run("--epoch", "1");

        Assert.Equal(Usage, process.ExitCode);
        Assert.Empty(process.Output);
        Assert.Contains("'--epoch'", Assert.Single(process.Errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--net", "rnn", "cnn or mlp")]
    [InlineData("--tau", "3", "1.5, 2 or 4")]
    [InlineData("--epochs", "0", "a whole number from 1 to 10000")]
    [InlineData("--batch", "4097", "a whole number from 1 to 4096")]
    [InlineData("--steps", "-1", "a whole number from 1 to 10000")]
    [InlineData("--lr", "0", "a number greater than 0")]
    [InlineData("--lr", "NaN", "a number greater than 0")]
    [InlineData("--learning-rate", "fast", "a number greater than 0")]
    [InlineData("--update", "never", "accumulate or every-step")]
    [InlineData("--seed", "1.5", "a whole number from 0 to 18446744073709551615")]
    [InlineData("--threads", "many", "a whole number from 1 to 1024")]
    [InlineData("--device", "gpu", "cpu, cuda, cuda:1 (for the second GPU) or auto")]
    [InlineData("--precision", "half", "float32, tf32, bfloat16 or spike-exact")]
    public async Task A_bad_value_is_refused_with_what_the_option_takes(string option, string value, string expected) =>
        (await MnistProcess.Run(option, value)).AssertRefused(Usage, $"{option} takes {expected}, not '{value}'.");

    [Fact]
    public async Task A_device_that_is_not_there_is_refused_with_what_is_missing_and_what_to_do()
    {
        SampleProcess process = await SampleProcess.Run("Mnist", ["--device", "cuda"], new() { ["OTTT_CUDA_DRIVER"] = "/nowhere/libcuda.so.1" }, TestContext.Current.CancellationToken);

        process.AssertRefused(
            Usage,
            "No NVIDIA driver was found (tried /nowhere/libcuda.so.1). "
            + "Install one from https://www.nvidia.com/drivers, or set OTTT_CUDA_DRIVER to the library, or run on Device.Cpu.");
    }

    [Fact]
    public async Task Without_a_gpu_a_precision_of_gpus_is_refused() => (await MnistProcess.Run("--precision", "tf32")).AssertRefused(
        Usage, "--precision tf32 is for GPUs, and the network would run on the processor; add --device cuda.");

    [Theory]
    [InlineData("--data")]
    [InlineData("--steps")]
    public async Task A_missing_value_is_refused(string option)
    {
        SampleProcess process = await MnistProcess.Run(option);

        Assert.Equal(Usage, process.ExitCode);
        Assert.Empty(process.Output);
        Assert.Contains(option, Assert.Single(process.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_names_every_option()
    {
        SampleProcess process = await MnistProcess.Run("--help");

        Assert.Equal(0, process.ExitCode);
        Assert.Empty(process.Errors);
        string help = string.Join('\n', process.Output);
        Assert.All(
            ["--data", "--net", "--tau", "--epochs", "--batch", "--steps", "--lr", "--update", "--seed", "--device", "--precision", "--threads", "--json"],
            option => Assert.Contains(option, help, StringComparison.Ordinal));
    }
}
