using Ottt.Testing;
using Xunit;

namespace Ottt.Runtime.Tests.Samples;

public class CifarOptionTests
{
    private const int Usage = 2;

    [Fact]
    public async Task An_unknown_option_is_refused_by_name()
    {
        SampleProcess process = await CifarProcess.Run("--net", "vgg");

        Assert.Equal(Usage, process.ExitCode);
        Assert.Empty(process.Output);
        Assert.Contains("'--net'", Assert.Single(process.Errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--model", "resnet", "vgg, vgg-feedback, vgg-full, nf-resnet or vgg-small")]
    [InlineData("--images", "0", "a whole number from 1 to 1000000")]
    [InlineData("--images", "some", "a whole number from 1 to 1000000")]
    [InlineData("--epochs", "1e3", "a whole number from 1 to 10000")]
    [InlineData("--learning-rate", "-0.1", "a number greater than 0")]
    [InlineData("--update", "sometimes", "accumulate or every-step")]
    public async Task A_bad_value_is_refused_with_what_the_option_takes(string option, string value, string expected) =>
        (await CifarProcess.Run(option, value)).AssertRefused(Usage, $"{option} takes {expected}, not '{value}'.");

    [Fact]
    public async Task Help_names_every_option()
    {
        SampleProcess process = await CifarProcess.Run("--help");

        Assert.Equal(0, process.ExitCode);
        Assert.Empty(process.Errors);
        string help = string.Join('\n', process.Output);
        string[] options =
            ["--data", "--model", "--images", "--epochs", "--batch", "--steps", "--learning-rate", "--update", "--seed", "--device", "--precision", "--threads", "--json"];
        Assert.All(options, option => Assert.Contains(option, help, StringComparison.Ordinal));
    }
}
