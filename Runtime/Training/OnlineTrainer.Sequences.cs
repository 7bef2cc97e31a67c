namespace Ottt.Training;

/// <content>Batches whose time steps a device runs by itself: loss, gradients and updates stay there, and the results come back once.</content>
public sealed partial class OnlineTrainer
{
    private readonly SequenceOutcome _outcome;
    private bool[] _goesBackward = [];

    /// <summary>Trains on a batch where the network's device can do so by itself; the loss, or null where it cannot.</summary>
    private double? TryTrainSequence(ReadOnlySpan<float> input, ReadOnlySpan<int> labels)
    {
        // The second pass of FPTT needs the state between two steps.
        if (Fptt is not null || !TryRun(input, labels, _optimizer)) return null;
        if (_outcome.FailedStep is { } timeStep)
        {
            throw new NonFiniteLossException(_batch, timeStep, NonFiniteValue.Find(input, _network, _outcome.OutputSum(labels.Length)), _outcome.Loss);
        }

        return _outcome.Loss;
    }

    /// <summary>Evaluates a batch where the network's device can do so by itself; the loss, or null where it cannot.</summary>
    private double? TryEvaluateSequence(ReadOnlySpan<float> input, ReadOnlySpan<int> labels) => TryRun(input, labels, optimizer: null) ? _outcome.Loss : null;

    private bool TryRun(ReadOnlySpan<float> input, ReadOnlySpan<int> labels, Optimizer? optimizer)
    {
        // Between the steps of such a sequence there is nothing to look at.
        if (!_network.RunsSequences || _monitors.Count > 0) return false;
        Loss.CheckLabels(labels, _classes);
        var run = new SequenceRun
        {
            Samples = input,
            Labels = labels,
            Encoder = Encoder,
            Loss = _loss,
            Optimizer = optimizer,
            UpdateRule = UpdateRule,
            GoesBackward = ChooseSteps(isTraining: optimizer is not null),
            CountsSpikes = MeasureFiringRates,
        };
        if (!_network.TryRun(run, _outcome)) return false;
        _outputs.Add(_outcome.OutputSum(labels.Length));
        if (MeasureFiringRates) _firing.Add(_outcome.Spikes, (long)labels.Length * TimeSteps);
        return true;
    }

    private ReadOnlySpan<bool> ChooseSteps(bool isTraining)
    {
        if (_goesBackward.Length != TimeSteps) _goesBackward = new bool[TimeSteps];
        StepChoice choice = BeginChoice();
        foreach (ref bool goesBackward in _goesBackward.AsSpan()) goesBackward = isTraining && choice.Next();
        return _goesBackward;
    }

    private StepChoice BeginChoice() => new(Seed, SamplesSeen, TimeSteps, BackwardSteps ?? TimeSteps);
}
