using Ottt.Data;
using Ottt.Training;

namespace Ottt.Checkpoints;

/// <summary>The trainer in a checkpoint: how far it has come, the seed of its choices, the running averages of FPTT.</summary>
internal static class TrainerPart
{
    public static void Save(CheckpointContents contents, OnlineTrainer trainer)
    {
        TrainingPosition position = trainer.Position;
        contents.Texts[CheckpointKeys.Epoch] = CheckpointTexts.Text(position.Epoch);
        contents.Texts[CheckpointKeys.SamplesSeen] = CheckpointTexts.Text(position.SamplesSeen);
        contents.Texts[CheckpointKeys.ChoiceSeed] = CheckpointTexts.Text(trainer.Seed);
        contents.Texts[CheckpointKeys.Batches] = CheckpointTexts.Text(position.Batches);
        contents.Texts[CheckpointKeys.Samples] = CheckpointTexts.Text(position.Samples);
        contents.Texts[CheckpointKeys.WeightedLoss] = CheckpointTexts.Text(position.WeightedLoss);
        contents.Texts[CheckpointKeys.Correct] = CheckpointTexts.Text(position.Correct);
        contents.Texts[CheckpointKeys.ElapsedTicks] = CheckpointTexts.Text(position.Elapsed.Ticks);
        contents.Texts[CheckpointKeys.SampleSteps] = CheckpointTexts.Text(position.SampleSteps);
        contents.Tensors.Add(new NamedTensor<long>(CheckpointKeys.Spikes, [position.Spikes.Length], position.Spikes));
        if (trainer.Fptt is not { } fptt) return;
        foreach (Parameter parameter in trainer.Network.Parameters)
        {
            if (fptt.TryGetRunningAverage(parameter, out ReadOnlySpan<float> average)) contents.Add(CheckpointKeys.RunningAverage(parameter.Name), parameter.Shape, average);
        }
    }

    public static void Check(CheckpointReading reading, OnlineTrainer trainer)
    {
        PositionOf(reading, trainer);
        reading.Texts.Number<ulong>(CheckpointKeys.ChoiceSeed);
        foreach (Parameter parameter in trainer.Network.Parameters)
        {
            bool isKept = reading.Find(CheckpointKeys.RunningAverage(parameter.Name), parameter.Shape) is not null;
            if (isKept && trainer.Fptt is null) throw new DataFormatException(reading.Source, "is of a run with FPTT; the trainer has no Fptt to go on with its averages");
        }
    }

    public static void Restore(CheckpointReading reading, OnlineTrainer trainer)
    {
        trainer.Position = PositionOf(reading, trainer);
        trainer.Seed = reading.Texts.Number<ulong>(CheckpointKeys.ChoiceSeed);
        foreach (Parameter parameter in trainer.Network.Parameters)
        {
            if (reading.Find(CheckpointKeys.RunningAverage(parameter.Name), parameter.Shape) is { } average) trainer.Fptt!.SetRunningAverage(parameter, average.Values);
        }
    }

    private static TrainingPosition PositionOf(CheckpointReading reading, OnlineTrainer trainer)
    {
        int layers = trainer.Network.Neurons.Count;
        if (!reading.Tensors.TryGet(CheckpointKeys.Spikes, out NamedTensor? tensor) || tensor is not NamedTensor<long> spikes || tensor.Count != layers)
        {
            throw new DataFormatException(reading.Source, $"has no {CheckpointKeys.Spikes} [{layers}] of whole numbers; it was not made by a trainer of such a network");
        }

        CheckpointTexts texts = reading.Texts;
        return new TrainingPosition(
            texts.Number<int>(CheckpointKeys.Epoch),
            texts.Number<long>(CheckpointKeys.SamplesSeen),
            texts.Number<int>(CheckpointKeys.Batches),
            texts.Number<int>(CheckpointKeys.Samples),
            texts.Number<double>(CheckpointKeys.WeightedLoss),
            texts.Number<long>(CheckpointKeys.Correct),
            TimeSpan.FromTicks(texts.Number<long>(CheckpointKeys.ElapsedTicks)),
            texts.Number<long>(CheckpointKeys.SampleSteps),
            spikes.Memory);
    }
}
