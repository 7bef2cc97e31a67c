using Ottt.Data;
using Ottt.Training;

namespace Ottt.Checkpoints;

/// <summary>The optimizer in a checkpoint: its steps, its learning rate, the state tensors by PyTorch's names.</summary>
internal static class OptimizerPart
{
    public static void Save(CheckpointContents contents, OtttNetwork network, Optimizer optimizer)
    {
        contents.Texts[CheckpointKeys.Optimizer] = optimizer.GetType().Name;
        contents.Texts[CheckpointKeys.StepCount] = CheckpointTexts.Text(optimizer.StepCount);
        contents.Texts[CheckpointKeys.LearningRate] = CheckpointTexts.Text(optimizer.LearningRate);
        foreach (Parameter parameter in network.Parameters)
        {
            foreach (string state in optimizer.StateNames)
            {
                if (optimizer.TryGetState(parameter, state, out ReadOnlySpan<float> values)) contents.Add(CheckpointKeys.OptimizerState(state, parameter.Name), parameter.Shape, values);
            }
        }
    }

    public static void Check(CheckpointReading reading, OtttNetwork network, Optimizer optimizer)
    {
        string rule = reading.Texts[CheckpointKeys.Optimizer], own = optimizer.GetType().Name;
        if (rule != own) throw new DataFormatException(reading.Source, $"is of a run with {rule}; {own} cannot go on with its state");
        reading.Texts.Number<long>(CheckpointKeys.StepCount);
        reading.Texts.Number<double>(CheckpointKeys.LearningRate);
        foreach ((Parameter parameter, string state) in States(network, optimizer)) reading.Find(CheckpointKeys.OptimizerState(state, parameter.Name), parameter.Shape);
    }

    public static void Restore(CheckpointReading reading, OtttNetwork network, Optimizer optimizer)
    {
        optimizer.ForgetState();
        optimizer.StepCount = reading.Texts.Number<long>(CheckpointKeys.StepCount);
        optimizer.LearningRate = reading.Texts.Number<double>(CheckpointKeys.LearningRate);
        foreach ((Parameter parameter, string state) in States(network, optimizer))
        {
            if (reading.Find(CheckpointKeys.OptimizerState(state, parameter.Name), parameter.Shape) is { } values) optimizer.SetState(parameter, state, values.Values);
        }
    }

    private static IEnumerable<(Parameter Parameter, string State)> States(OtttNetwork network, Optimizer optimizer) =>
        network.Parameters.SelectMany(_ => optimizer.StateNames, (parameter, state) => (parameter, state));
}
