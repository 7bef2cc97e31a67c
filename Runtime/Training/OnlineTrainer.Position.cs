using Ottt.Data;

namespace Ottt.Training;

/// <content>How far training has come, so that it can be gone on with: within this process, or by a checkpoint.</content>
public sealed partial class OnlineTrainer
{
    /// <summary>The network that learns.</summary>
    internal OtttNetwork Network => _network;

    /// <summary>What moves its parameters.</summary>
    internal Optimizer Optimizer => _optimizer;

    /// <summary>How far training has come.</summary>
    internal TrainingPosition Position
    {
        get
        {
            (double weightedLoss, long correct) = _totals.Sums;
            bool isWithin = _totals.Batches > 0;
            return new TrainingPosition(
                Epoch, SamplesSeen, _totals.Batches, _totals.Samples, weightedLoss, correct, isWithin ? _totals.Elapsed : TimeSpan.Zero,
                isWithin ? _trainingFiring.SampleSteps : 0, isWithin ? _trainingFiring.Spikes.ToArray() : new long[_network.Neurons.Count]);
        }

        set
        {
            Epoch = value.Epoch;
            SamplesSeen = value.SamplesSeen;
            _totals = PassTotals.Of(value.WeightedLoss, value.Correct, value.Samples, value.Batches, value.Elapsed);
            _trainingFiring.Clear();
            _trainingFiring.Add(value.Spikes.Span, value.SampleSteps);
        }
    }

    private void BeginEpoch(IBatchSource data)
    {
        _firing = _trainingFiring;
        if (_totals.Batches == 0) _firing.Clear();
        if (_totals.Batches == 0) BeginMonitoredPass();
        _reader.Begin(data, Epoch, _network.BatchSize);
        if (_totals.Batches > 0) data.Skip(_totals.Batches);
        _batch = _totals.Batches;
        _totals = _totals.Resume();
    }

    private TrainingResult EndEpoch()
    {
        var result = new TrainingResult(Epoch, _totals.Loss, _totals.Accuracy, _totals.Samples, _totals.Elapsed, _firing.Rates());
        Epoch++;
        EndMonitoredPass();
        return result;
    }
}
