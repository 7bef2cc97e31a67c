using Ottt.Checkpoints;
using Ottt.Data;
using Ottt.Testing;
using Ottt.Training;
using Xunit;

namespace Ottt.Toolkit.Tests.Checkpoints;

/// <summary>The checkpoints of a run: how many are kept, and which one is read where some are damaged.</summary>
public class CheckpointFolderTests
{
    [Fact]
    public void The_last_few_are_kept_and_what_a_killed_process_left_is_gone()
    {
        using var folder = new TemporaryFolder();
        var checkpoints = new CheckpointFolder(folder.Path, keep: 2);
        folder.Write("checkpoint-000000000004.safetensors.0123.unfinished", [1, 2, 3]);
        folder.Write("checkpoint-mine.safetensors", [1]);
        using var network = new RememberingNet(Device.Cpu, batchSize: 4, seed: 1);
        OnlineTrainer trainer = NewTrainer(network);
        for (int pass = 0; pass < 3; pass++)
        {
            trainer.TrainEpoch(new SmallTask(), null, TestContext.Current.CancellationToken);
            checkpoints.Save(Checkpoint.Capture(trainer));
        }

        Assert.Equal(
            ["checkpoint-000000000022.safetensors", "checkpoint-000000000033.safetensors", "checkpoint-mine.safetensors"],
            Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal((3, 33), (checkpoints.LoadNewest()!.Epoch, checkpoints.LoadNewest()!.SamplesSeen));
    }

    [Fact]
    public void A_damaged_checkpoint_is_told_and_passed_over()
    {
        using var folder = new TemporaryFolder();
        var checkpoints = new CheckpointFolder(folder.Path);
        Assert.Null(checkpoints.LoadNewest());
        using var network = new RememberingNet(Device.Cpu, batchSize: 4, seed: 1);
        OnlineTrainer trainer = NewTrainer(network);
        checkpoints.Save(Checkpoint.Capture(trainer));
        trainer.TrainEpoch(new SmallTask(), null, TestContext.Current.CancellationToken);
        string newest = checkpoints.Save(Checkpoint.Capture(trainer));
        File.WriteAllBytes(newest, File.ReadAllBytes(newest)[..^9]);

        var told = new List<DataFormatException>();
        Assert.Equal(0, checkpoints.LoadNewest(told.Add)!.Epoch);
        Assert.Equal(newest, Assert.Single(told).FilePath);
    }

    [Fact]
    public void Notes_are_found_again()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "noted.safetensors");
        using var network = new RememberingNet(Device.Cpu, batchSize: 4, seed: 1);
        Checkpoint.Capture(NewTrainer(network)).WithNotes(new Dictionary<string, string> { ["command"] = "train \"x\" --épochs 3" }).Save(path);
        Assert.Equal("train \"x\" --épochs 3", Assert.Single(Checkpoint.Load(path).Notes).Value);
    }

    /// <summary>Every 97th cut, and every 97th byte with a bit turned.</summary>
    [Fact]
    public void A_checkpoint_that_lacks_a_byte_or_has_a_bit_turned_is_not_read()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "whole.safetensors");
        using var network = new RememberingNet(Device.Cpu, batchSize: 4, seed: 1);
        OnlineTrainer trainer = NewTrainer(network);
        trainer.TrainEpoch(new SmallTask(), null, TestContext.Current.CancellationToken);
        Checkpoint.Capture(trainer).Save(path);
        byte[] whole = File.ReadAllBytes(path);
        string damaged = Path.Combine(folder.Path, "damaged.safetensors");
        int stride = Environment.GetEnvironmentVariable(ReaderCorpus.Variable) is null ? 97 : 1;
        for (int place = 0; place < whole.Length; place += stride)
        {
            Refuses(whole[..place]);
            byte[] turned = [.. whole];
            turned[place] ^= (byte)(1 << (place % 8));
            Refuses(turned);
        }

        void Refuses(byte[] bytes)
        {
            File.WriteAllBytes(damaged, bytes);
            Assert.Equal(damaged, Assert.Throws<DataFormatException>(() => Checkpoint.Load(damaged)).FilePath);
        }
    }

    [Fact]
    public void A_parameter_file_is_no_checkpoint()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "parameters.safetensors");
        using var network = new RememberingNet(Device.Cpu, batchSize: 4, seed: 1);
        ParameterFile.Save(path, network);
        Assert.Contains("has no 'ottt.format' in its header", Assert.Throws<DataFormatException>(() => Checkpoint.Load(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_checkpoint_is_also_a_parameter_file()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "run.safetensors");
        using var network = new RememberingNet(Device.Cpu, batchSize: 4, seed: 1);
        OnlineTrainer trainer = NewTrainer(network);
        trainer.TrainEpoch(new SmallTask(), null, TestContext.Current.CancellationToken);
        Checkpoint.Capture(trainer).Save(path);
        using var other = new RememberingNet(Device.Cpu, batchSize: 4, seed: 2);
        ParameterFile.Load(path, other);
        Assert.Equal(network.Parameters["0.weight"].Value, other.Parameters["0.weight"].Value);
    }

    private static OnlineTrainer NewTrainer(OtttNetwork network) => new(network, new OtttLoss(timeSteps: 3), new Sgd(0.1) { Momentum = 0.9 }) { TimeSteps = 3 };
}
