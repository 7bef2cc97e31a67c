using System.Diagnostics;
using Ottt.Checkpoints;
using Ottt.Testing;
using Xunit;

namespace Ottt.Toolkit.Tests.Train;

/// <summary>Runs that are killed or interrupted end, gone on with, with the bytes of a run that was not.</summary>
public sealed class InterruptedRunTests : IDisposable
{
    private const int SamplesOfEpoch = 96;

    private readonly TinyDigits _digits = new(SamplesOfEpoch);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _digits.Dispose();

    [Theory]
    [InlineData("accumulate")]
    [InlineData("every-step")]
    public async Task A_run_that_is_killed_in_its_second_epoch_ends_with_the_same_bytes(string update)
    {
        string[] settings = [.. TrainProcess.Tiny(_digits.Folder), "--update", update];
        string whole = _digits.PathOf("whole"), killed = _digits.PathOf("killed");
        SampleProcess uninterrupted = await TrainProcess.RunWell(["train", .. settings, "--output", whole]);
        await KillInSecondEpoch(["train", .. settings, "--output", killed, "--checkpoint-every", "1"], killed);

        SampleProcess resumed = await TrainProcess.RunWell("resume", killed, "--threads", "2");
        Assert.DoesNotContain(resumed.Output, line => line.StartsWith("epoch 1/3", StringComparison.Ordinal));
        AssertSameEnd(whole, killed);
        Assert.Equal(Accuracies(uninterrupted)[^1], Accuracies(resumed)[^1]);

        SampleProcess again = await TrainProcess.Run("resume", killed);
        Assert.Equal((0, "The run is complete: 3 epochs."), (again.ExitCode, again.Output[^1]));
    }

    [Fact]
    public async Task Ctrl_C_stops_at_a_batch_with_a_checkpoint_and_says_how_to_go_on()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signal to be sent to another process.");
        string[] settings = TrainProcess.Tiny(_digits.Folder);
        string whole = _digits.PathOf("whole"), stopped = _digits.PathOf("stopped");
        await TrainProcess.RunWell(["train", .. settings, "--output", whole]);

        SampleProcess interrupted = await InSecondEpoch(["train", .. settings, "--output", stopped, "--checkpoint-every", "1"], stopped, TrainProcess.Interrupt);
        Assert.Equal(130, interrupted.ExitCode);
        Assert.Equal([$"The run is saved; 'resume {stopped}' goes on with it.", "Interrupted."], interrupted.Errors);
        await TrainProcess.RunWell("resume", stopped);
        AssertSameEnd(whole, stopped);
    }

    /// <summary>A few kills, at moments that are random and are told; a hundred and more by hand, with OTTT_KILLS=100.</summary>
    [Fact]
    public async Task Whenever_it_is_killed_the_newest_checkpoint_is_whole()
    {
        int kills = int.TryParse(Environment.GetEnvironmentVariable("OTTT_KILLS"), out int asked) ? asked : 4;
        string folder = _digits.PathOf("killed");
        var checkpoints = new CheckpointFolder(Path.Combine(folder, "checkpoints"));
        int seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper!.WriteLine($"moments: seed {seed}");
        var random = new Random(seed);
        string[] arguments = ["train", .. TrainProcess.Tiny(_digits.Folder, epochs: 10_000), "--output", folder, "--checkpoint-every", "1"];
        long samples = -1;
        for (int kill = 0; kill < kills; kill++)
        {
            using (Process process = TrainProcess.Start(arguments))
            {
                long before = samples;
                await Until(() => process.HasExited || SamplesOf(checkpoints) > before);
                await Task.Delay(TimeSpan.FromMilliseconds(random.NextDouble() * 40), Stop);
                process.Kill();
                await process.WaitForExitAsync(Stop);
            }

            Checkpoint newest = checkpoints.LoadNewest(damaged => Assert.Fail(damaged.Message)) ?? throw new InvalidOperationException("There is no checkpoint.");
            Assert.True(newest.SamplesSeen > samples, $"kill {kill}: {newest.SamplesSeen} samples after {samples}");
            samples = newest.SamplesSeen;
            arguments = ["resume", folder, "--checkpoint-every", "1"];
        }
    }

    /// <summary>Starts a run, and stops it while its newest checkpoint is one of the second epoch.</summary>
    private static async Task<SampleProcess> InSecondEpoch(string[] arguments, string folder, Action<Process> stop)
    {
        var checkpoints = new CheckpointFolder(Path.Combine(folder, "checkpoints"));
        using Process process = TrainProcess.Start(arguments);
        await Until(() => process.HasExited || SamplesOf(checkpoints) > SamplesOfEpoch);
        if (!process.HasExited) stop(process);
        return await TrainProcess.Finish(process);
    }

    private static async Task KillInSecondEpoch(string[] arguments, string folder)
    {
        // Where this process is not given a moment in time, the run is over, and another one is made.
        do
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
            await InSecondEpoch(arguments, folder, process => process.Kill());
        }
        while (SamplesOf(new CheckpointFolder(Path.Combine(folder, "checkpoints"))) is <= SamplesOfEpoch or >= 2 * SamplesOfEpoch);
    }

    private static async Task Until(Func<bool> isSo)
    {
        while (!isSo()) await Task.Delay(2, Stop);
    }

    private static long SamplesOf(CheckpointFolder folder) =>
        folder.Files is [var newest, ..] ? long.Parse(Path.GetFileNameWithoutExtension(newest)["checkpoint-".Length..], System.Globalization.CultureInfo.InvariantCulture) : -1;

    private static void AssertSameEnd(string expected, string found)
    {
        Assert.Equal(File.ReadAllBytes(Path.Combine(expected, "parameters.safetensors")), File.ReadAllBytes(Path.Combine(found, "parameters.safetensors")));
        SafetensorsFile one = Newest(expected), other = Newest(found);
        Assert.Equal(one.Names, other.Names);
        Assert.All(one.Names, name => Assert.Equal(one[name].Bytes.ToArray(), other[name].Bytes.ToArray()));
    }

    private static SafetensorsFile Newest(string folder) => SafetensorsFile.Read(new CheckpointFolder(Path.Combine(folder, "checkpoints")).Files[0]);

    private static string[] Accuracies(SampleProcess process) =>
        [.. process.Output.Where(line => line.StartsWith("epoch", StringComparison.Ordinal)).Select(line => line[..line.LastIndexOf(',')])];
}
