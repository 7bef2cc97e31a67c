using System.Text.Json;
using Ottt.Testing;
using Ottt.Testing.Cuda;
using Ottt.Testing.HostCuda;
using Xunit;

namespace Ottt.Runtime.Tests.Samples;

public sealed class MnistRunTests : IDisposable
{
    private const int Failure = 1;

    private readonly TinyDigits _digits = new();

    public void Dispose() => _digits.Dispose();

    [Fact]
    public async Task Json_is_a_line_per_epoch_and_one_at_the_end()
    {
        IReadOnlyList<JsonElement> lines = await Train("--epochs", "2", "--threads", "1");

        Assert.Equal(3, lines.Count);
        Assert.Equal([1, 2], lines.SkipLast(1).Select(line => line.GetProperty("epoch").GetInt32()));
        Assert.All(lines.SkipLast(1), line =>
        {
            Assert.InRange(line.GetProperty("test_accuracy").GetDouble(), 0, 1);
            Assert.True(line.GetProperty("loss").GetDouble() > 0);
        });
        JsonElement last = lines[^1];
        Assert.InRange(last.GetProperty("test_accuracy").GetDouble(), 0, 1);
        Assert.All(["samples_per_second", "seconds", "peak_memory_mib"], field => Assert.True(last.GetProperty(field).GetDouble() > 0));
        Assert.Equal("cpu, 1 thread", last.GetProperty("device").GetString());
        Assert.Matches("^[0-9a-f]{64}$", last.GetProperty("parameters_sha256").GetString()!);
        Assert.All(last.GetProperty("firing_rates").EnumerateArray(), rate => Assert.InRange(rate.GetDouble(), 0, 1));
    }

    [Theory]
    [InlineData("mlp", "accumulate")]
    [InlineData("cnn", "every-step")]
    public async Task Parameters_do_not_depend_on_the_number_of_threads(string network, string rule)
    {
        string[] arguments = ["--net", network, "--update", rule, "--threads"];

        Assert.Equal(Hash(await Train([.. arguments, "1"])), Hash(await Train([.. arguments, "2"])));
    }

    [Fact]
    public async Task On_a_gpu_it_learns_as_on_the_processor()
    {
        JsonElement processor = (await Train())[0], gpu = (await TrainOnGpu())[0];

        Assert.Equal(processor.GetProperty("loss").GetDouble(), gpu.GetProperty("loss").GetDouble(), 1e-3);
        Assert.Equal(processor.GetProperty("test_accuracy").GetDouble(), gpu.GetProperty("test_accuracy").GetDouble(), 0.05);
    }

    [Fact]
    public async Task Another_seed_gives_other_parameters() =>
        Assert.NotEqual(Hash(await Train("--seed", "1")), Hash(await Train("--seed", "2")));

    [Fact]
    public async Task Without_json_the_end_tells_the_test_accuracy()
    {
        SampleProcess process = await MnistProcess.Run([.. MnistProcess.Tiny, "--data", _digits.Folder]);

        Assert.Equal(0, process.ExitCode);
        Assert.Empty(process.Errors);
        Assert.Contains(process.Output, line => line.StartsWith("epoch 1/1: loss ", StringComparison.Ordinal));
        Assert.Contains(process.Output, line => line.StartsWith("test accuracy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_loss_that_is_no_longer_a_number_is_a_failure()
    {
        SampleProcess process = await MnistProcess.Run([.. MnistProcess.Tiny, "--data", _digits.Folder, "--json", "--lr", "1e38"]);

        Assert.EndsWith("A smaller --lr may help.", Assert.Single(process.Errors), StringComparison.Ordinal);
        Assert.Empty(process.Output);
        Assert.Equal(Failure, process.ExitCode);
    }

    private static string Hash(IReadOnlyList<JsonElement> lines) => lines[^1].GetProperty("parameters_sha256").GetString()!;

    /// <summary>Trains on the GPU of this machine, else on the emulated one.</summary>
    private async Task<IReadOnlyList<JsonElement>> TrainOnGpu()
    {
        _ = CudaUnderTest.Device; // skips the test where there is none
        Dictionary<string, string> emulation = CudaUnderTest.IsEmulated
            ? new() { ["OTTT_CUDA_DRIVER"] = HostCudaLibrary.Path!, ["OTTT_NVRTC"] = HostCudaLibrary.Path! }
            : [];
        IReadOnlyList<JsonElement> lines = await Train(["--device", "cuda"], emulation);
        Assert.Equal("cuda:0", lines[^1].GetProperty("device").GetString());
        return lines;
    }

    private Task<IReadOnlyList<JsonElement>> Train(params string[] arguments) => Train(arguments, []);

    /// <summary>Trains with JSON as the report.</summary>
    private async Task<IReadOnlyList<JsonElement>> Train(string[] arguments, Dictionary<string, string> environment)
    {
        Dictionary<string, string> options = MnistProcess.Tiny.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);
        foreach (string[] pair in arguments.Chunk(2)) options[pair[0]] = pair[1];

        SampleProcess process = await SampleProcess.Run(
            "Mnist", ["--data", _digits.Folder, "--json", .. options.SelectMany(pair => new[] { pair.Key, pair.Value })], environment, TestContext.Current.CancellationToken);

        Assert.Empty(process.Errors);
        Assert.Equal(0, process.ExitCode);
        return [.. process.Output.Select(line => JsonElement.Parse(line))];
    }
}
