using Ottt.Data.Numpy;
using Ottt.Testing;
using Ottt.Toolkit.Tests.Hdf5;
using Xunit;

namespace Ottt.Toolkit.Tests.Train;

/// <summary>The commands of the training program, as its user types them.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly TinyDigits _digits = new();

    public void Dispose() => _digits.Dispose();

    [Fact]
    public async Task A_run_leaves_parameters_checkpoints_pictures_and_events_and_is_evaluated_and_exported()
    {
        string run = _digits.PathOf("run"), plots = _digits.PathOf("plots"), events = _digits.PathOf("events");
        SampleProcess trained = await TrainProcess.RunWell(["train", .. TrainProcess.Tiny(_digits.Folder), "--output", run, "--plots", plots, "--tensorboard", events, "--monitor", "--keep", "2"]);
        Assert.Contains(trained.Output, line => line.Contains("synaptic operations", StringComparison.Ordinal));
        Assert.Contains(trained.Output, line => line.StartsWith("    mean gradient norm", StringComparison.Ordinal));
        Assert.Equal(2, Directory.GetFiles(Path.Combine(run, "checkpoints")).Length);
        Assert.Equal(
            ["accuracy", "confusion", "firing-rates", "loss", "neurons", "spikes", "weights"],
            Directory.GetFiles(plots, "*.png").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));
        Assert.Single(Directory.GetFiles(events));

        SampleProcess evaluated = await TrainProcess.RunWell("evaluate", run);
        string accuracy = trained.Output.Single(line => line.StartsWith("test accuracy", StringComparison.Ordinal));
        Assert.Contains($"{accuracy} of 32 samples", evaluated.Output);

        string numpy = _digits.PathOf("parameters.npz"), tensors = _digits.PathOf("parameters.safetensors");
        await TrainProcess.RunWell("export", run, numpy);
        await TrainProcess.RunWell("export", run, tensors);
        Assert.Equal([10, 800], NumpyArchive.Read(numpy)["3.weight"].Shape);
        Assert.Equal(SafetensorsFile.Read(Path.Combine(run, "parameters.safetensors"))["3.weight"].Bytes.ToArray(), SafetensorsFile.Read(tensors)["3.weight"].Bytes.ToArray());
        SampleProcess exported = await TrainProcess.Run("export", run, _digits.PathOf("network.nir"));
        Assert.Equal(0, exported.ExitCode);
        Assert.All(exported.Errors, line => Assert.StartsWith("Layer 2 OtttLif(Tau = 2): ", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_model_is_inspected()
    {
        SampleProcess inspected = await TrainProcess.RunWell("inspect", "mnist-mlp");
        Assert.Contains(inspected.Output, line => line.StartsWith("program DigitMlp", StringComparison.Ordinal));
        Assert.Contains(inspected.Output, line => line == "2  OtttLif: Tau = 2, VThreshold = 1, DecayInput = False, TraceDecay = Leak, Surrogate = Sigmoid, Alpha = 4");
        Assert.Contains(inspected.Output, line => line.StartsWith("memory, all of it: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Spoken_digits_are_learned_from_files_of_the_Heidelberg_data_sets()
    {
        File.WriteAllBytes(_digits.PathOf("shd_train.h5"), HeidelbergFile.Content());
        File.WriteAllBytes(_digits.PathOf("shd_test.h5"), HeidelbergFile.Content());
        SampleProcess trained = await TrainProcess.RunWell("train", "shd-recurrent", "--data", _digits.Folder, "--epochs", "2", "--steps", "5", "--output", _digits.PathOf("run"));
        Assert.Contains(trained.Output, line => line.StartsWith("epoch 2/2: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_run_that_diverges_is_not_saved_over_one_that_did_not()
    {
        SampleProcess diverged = await TrainProcess.Run(["train", .. TrainProcess.Tiny(_digits.Folder), "--output", _digits.PathOf("run"), "--lr", "1e38"]);
        Assert.Equal(1, diverged.ExitCode);
        Assert.Contains("A smaller --lr may help.", Assert.Single(diverged.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_has_a_run_is_not_written_over()
    {
        string run = _digits.PathOf("run");
        Directory.CreateDirectory(run);
        File.WriteAllText(Path.Combine(run, "mine"), "mine");
        SampleProcess refused = await TrainProcess.Run(["train", .. TrainProcess.Tiny(_digits.Folder), "--output", run]);
        refused.AssertRefused(2, $"'{run}' is not empty; go on with a run that is in it by 'resume {run}', or name another folder with --output.");
    }

    [Theory]
    [InlineData("There is no model 'mnist'; there are mnist-mlp, mnist-cnn, cifar-vgg, nmnist-cnn, nmnist-recurrent, shd-recurrent.", "train", "mnist")]
    [InlineData("--lr takes a number greater than 0, not '-1'.", "train", "mnist-mlp", "--lr", "-1")]
    [InlineData("'/nowhere' does not exist; the folder of a run or a checkpoint is expected.", "resume", "/nowhere")]
    [InlineData("'/nowhere' does not exist.", "evaluate", "/nowhere")]
    [InlineData("completion takes bash, zsh, fish, pwsh, not 'csh'.", "completion", "csh")]
    public async Task What_cannot_be_done_is_said_in_a_line(string message, params string[] arguments) => (await TrainProcess.Run(arguments)).AssertRefused(2, message);

    [Fact]
    public async Task Nothing_is_downloaded_unless_asked_for()
    {
        var environment = new Dictionary<string, string> { ["OTTT_CACHE"] = _digits.PathOf("cache"), ["OTTT_DATA"] = _digits.Folder };
        SampleProcess refused = await SampleProcess.Run("Train", ["train", "cifar-vgg"], environment, TestContext.Current.CancellationToken);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("Allow it with --download", Assert.Single(refused.Errors), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_digits.PathOf("cache")));
    }

    [Fact]
    public async Task A_shell_is_told_how_a_command_goes_on()
    {
        const string Line = "Train train nm";
        SampleProcess suggested = await TrainProcess.RunWell($"[suggest:{Line.Length}]", Line);
        Assert.Equal(["nmnist-cnn", "nmnist-recurrent"], suggested.Output);
    }
}
