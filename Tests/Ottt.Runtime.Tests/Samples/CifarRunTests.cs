using System.Text.Json;
using Ottt.Testing;
using Xunit;

namespace Ottt.Runtime.Tests.Samples;

public sealed class CifarRunTests
{
    private const int Failure = 1;

    [Fact]
    public async Task The_drawn_images_are_learned()
    {
        IReadOnlyList<JsonElement> lines = await Train("--epochs", "10", "--lr", "0.02", "--update", "every-step");

        double[] losses = [.. lines.SkipLast(1).Select(line => line.GetProperty("loss").GetDouble())];
        Assert.Equal(10, losses.Length);
        Assert.True(losses[^1] < losses[0] / 2, $"the loss fell from {losses[0]} to {losses[^1]} only");

        // Chance is 0.1; a colour alone is not enough to tell the ten kinds apart.
        Assert.InRange(lines[^1].GetProperty("test_accuracy").GetDouble(), 0.6, 1);
    }

    [Fact]
    public async Task Json_tells_what_the_run_came_to()
    {
        IReadOnlyList<JsonElement> lines = await Train("--images", "24", "--threads", "1");

        JsonElement last = lines[^1];
        Assert.Equal(2, lines.Count);
        Assert.InRange(last.GetProperty("test_accuracy").GetDouble(), 0, 1);
        Assert.All(["samples_per_second", "seconds", "peak_memory_mib"], field => Assert.True(last.GetProperty(field).GetDouble() > 0));
        Assert.Equal("cpu, 1 thread", last.GetProperty("device").GetString());
        Assert.Equal(4, last.GetProperty("firing_rates").GetArrayLength());
        Assert.All(last.GetProperty("firing_rates").EnumerateArray(), rate => Assert.InRange(rate.GetDouble(), 0, 1));
    }

    [Theory]
    [InlineData("accumulate")]
    [InlineData("every-step")]
    public async Task Parameters_do_not_depend_on_the_number_of_threads(string rule)
    {
        string[] arguments = ["--images", "20", "--update", rule, "--threads"];

        Assert.Equal(Hash(await Train([.. arguments, "1"])), Hash(await Train([.. arguments, "3"])));
    }

    [Theory]
    [InlineData("vgg", "Vgg11")]
    [InlineData("vgg-feedback", "Vgg11Feedback")]
    [InlineData("nf-resnet", "NfResNet18")]
    public async Task Large_networks_take_a_step(string model, string name)
    {
        SampleProcess process = await CifarProcess.Run("--model", model, "--images", "2", "--batch", "2", "--steps", "2", "--epochs", "1");

        Assert.Empty(process.Errors);
        Assert.Equal($"{name}: [3, 32, 32] -> [10]", process.Output[0]);
        Assert.Contains(process.Output, line => line.StartsWith("epoch 1/1: loss ", StringComparison.Ordinal));
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public async Task A_loss_that_is_no_longer_a_number_is_a_failure()
    {
        SampleProcess process = await CifarProcess.Run([.. CifarProcess.Tiny, "--images", "24", "--json", "--learning-rate", "1e38"]);

        Assert.EndsWith("A smaller --lr may help.", Assert.Single(process.Errors), StringComparison.Ordinal);
        Assert.Empty(process.Output);
        Assert.Equal(Failure, process.ExitCode);
    }

    private static string Hash(IReadOnlyList<JsonElement> lines) => lines[^1].GetProperty("parameters_sha256").GetString()!;

    /// <summary>Trains with JSON as the report.</summary>
    private static async Task<IReadOnlyList<JsonElement>> Train(params string[] arguments)
    {
        Dictionary<string, string> options = CifarProcess.Tiny.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);
        foreach (string[] pair in arguments.Chunk(2)) options[pair[0]] = pair[1];

        SampleProcess process = await CifarProcess.Run(["--json", .. options.SelectMany(pair => new[] { pair.Key, pair.Value })]);

        Assert.Empty(process.Errors);
        Assert.Equal(0, process.ExitCode);
        return [.. process.Output.Select(line => JsonElement.Parse(line))];
    }
}
