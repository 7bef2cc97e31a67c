using System.Globalization;
using Ottt.Data;

namespace Ottt.Checkpoints;

/// <summary>
/// Where in its sequences a network is: their count, which keys masks, and in the middle of one also its state and the gradients that its steps
/// have added up.
/// </summary>
internal static class SequencePart
{
    /// <summary>Between two sequences: the next one begins anew.</summary>
    public static void SaveCount(CheckpointContents contents, OtttNetwork network)
    {
        contents.Texts[CheckpointKeys.Seed] = CheckpointTexts.Text(network.Seed);
        contents.Texts[CheckpointKeys.Sequence] = CheckpointTexts.Text(network.NextSequence);
    }

    /// <summary>In the middle of a sequence, which will be gone on with.</summary>
    public static void SaveState(CheckpointContents contents, OtttNetwork network)
    {
        var state = new NetworkState();
        network.SaveState(state);
        contents.Texts[CheckpointKeys.Seed] = CheckpointTexts.Text(network.Seed);
        contents.Texts[CheckpointKeys.Sequence] = CheckpointTexts.Text(state.Sequence);
        contents.Texts[CheckpointKeys.TimeStep] = CheckpointTexts.Text(state.TimeStep);
        contents.Texts[CheckpointKeys.Training] = state.Training.ToString(CultureInfo.InvariantCulture);
        contents.Texts[CheckpointKeys.TraceRule] = state.TraceRule.ToString();
        contents.Add(CheckpointKeys.State, [state.Batch, network.Description.StateCount], state.Values);
        foreach (Parameter parameter in network.Parameters) contents.Add(CheckpointKeys.Gradient(parameter.Name), parameter.Shape, parameter.Gradient);
    }

    public static void Check(CheckpointReading reading, OtttNetwork network)
    {
        string name = network.Description.Name;
        ulong seed = reading.Texts.Number<ulong>(CheckpointKeys.Seed);
        if (seed != network.Seed) throw new DataFormatException(reading.Source, $"is of a run with the seed {seed}; this {name} was made with {network.Seed}, and would draw other masks");
        reading.Texts.Number<long>(CheckpointKeys.Sequence);
        if (!reading.Tensors.TryGet(CheckpointKeys.State, out NamedTensor? state)) return;

        if (state.Shape is not [var batch, var count] || count != network.Description.StateCount)
        {
            throw new DataFormatException(reading.Source, $"has a state of {state} where {name} keeps [batch, {network.Description.StateCount}]");
        }

        if (batch < 1 || batch > network.BatchSize) throw new DataFormatException(reading.Source, $"has the state of {batch} samples; this {name} was planned for 1 to {network.BatchSize}");
        reading.Find(CheckpointKeys.State, state.Shape);
        reading.Texts.Number<long>(CheckpointKeys.TimeStep);
        reading.Texts.OneOf<TraceRule>(CheckpointKeys.TraceRule);
        IsTraining(reading);
        foreach (Parameter parameter in network.Parameters) reading.Find(CheckpointKeys.Gradient(parameter.Name), parameter.Shape);
    }

    public static void Restore(CheckpointReading reading, OtttNetwork network)
    {
        // Leaves the present sequence, so that the next reset counts none.
        network.Reset();
        network.Sequence = reading.Texts.Number<long>(CheckpointKeys.Sequence);
        network.Reset();
        network.Parameters.ZeroGradients();
        if (reading.Tensors.TryGet(CheckpointKeys.State, out NamedTensor? state)) RestoreState(reading, network, (NamedTensor<float>)state);
    }

    private static void RestoreState(CheckpointReading reading, OtttNetwork network, NamedTensor<float> values)
    {
        var state = new NetworkState();
        Memory<float> memory = state.Open(
            network.Description,
            values.Shape[0],
            reading.Texts.Number<long>(CheckpointKeys.Sequence),
            reading.Texts.Number<long>(CheckpointKeys.TimeStep),
            IsTraining(reading),
            reading.Texts.OneOf<TraceRule>(CheckpointKeys.TraceRule));
        values.Memory.CopyTo(memory);
        network.RestoreState(state);
        foreach (Parameter parameter in network.Parameters) reading.Find(CheckpointKeys.Gradient(parameter.Name), parameter.Shape)?.Values.CopyTo(parameter.Gradient);
    }

    private static bool IsTraining(CheckpointReading reading) => bool.TryParse(reading.Texts[CheckpointKeys.Training], out bool training)
        ? training
        : throw new DataFormatException(reading.Source, $"has '{reading.Texts[CheckpointKeys.Training]}' as '{CheckpointKeys.Training}' in its header, where True or False is expected");
}
