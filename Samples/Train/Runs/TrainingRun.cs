using Ottt.Checkpoints;
using Ottt.Pictures;
using Ottt.Samples.Shared.Reports;
using Ottt.Samples.Train.Models;
using Ottt.Samples.Train.Tasks;
using Ottt.Training;

namespace Ottt.Samples.Train.Runs;

/// <summary>A run from its first batch, or from a checkpoint, to its last.</summary>
internal sealed class TrainingRun : IDisposable
{
    private readonly RunSettings _settings;
    private readonly RunOutput _output;
    private readonly TrainingTask _task;
    private readonly Optimizer _optimizer;
    private readonly OnlineTrainer _trainer;
    private readonly CosineAnnealing _schedule;
    private readonly List<EpochRecord> _history = [];

    public TrainingRun(Model model, RunSettings settings, RunOutput output, Device device)
    {
        _settings = settings;
        _output = output;
        _task = model.LoadTask(settings.DataFolder, settings);
        Network = model.Create(device, settings.BatchSize, settings.Seed);
        _optimizer = model.CreateOptimizer(settings.LearningRate);
        _schedule = new CosineAnnealing(settings.Epochs);
        _trainer = new OnlineTrainer(Network, new OtttLoss(settings.TimeSteps), _optimizer)
        {
            TimeSteps = settings.TimeSteps,
            UpdateRule = settings.UpdateRule,
            Encoder = _task.Encoder,
        };
    }

    public OtttNetwork Network { get; }

    /// <summary>Whether there is nothing left to train.</summary>
    public bool IsComplete => _trainer.Epoch >= _settings.Epochs;

    /// <summary>Goes to where a checkpoint was made.</summary>
    public void Restore(string file, Checkpoint checkpoint)
    {
        checkpoint.Restore(_trainer);
        _history.AddRange(RunHistory.FromText(file, checkpoint.Notes));
    }

    /// <summary>Trains what is left. Whoever interrupts it finds a checkpoint of the batch that it was at.</summary>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    public void Train(IReport report, CancellationToken cancellationToken)
    {
        report.Begin(Network, _task.Description);
        if (_history.LastOrDefault() is { } last && double.IsNaN(last.TestAccuracy)) TestLastEpoch(cancellationToken);
        var epochs = new List<EpochResult>();
        using RunPictures? pictures = RunPictures.For(_output, Network);
        while (!IsComplete)
        {
            _schedule.Apply(_optimizer, _trainer.Epoch, _settings.LearningRate);
            EpochResult epoch = report.Follow(_trainer.Epoch, _settings.Epochs, progress => TrainEpoch(progress, cancellationToken));
            epochs.Add(epoch);
            pictures?.Show(_history, epoch);
        }

        ParameterFile.Save(_output.Folder.Parameters, Network, _settings.ToNotes());
        pictures?.ShowNeurons(_task, _settings.TimeSteps);
        if (epochs.Count > 0) report.End(new RunResult(Network, epochs));
        else report.Say($"The run is complete: {_settings.Epochs} epochs.");
    }

    public void Dispose() => Network.Dispose();

    private EpochResult TrainEpoch(IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        try
        {
            TrainingResult training = _trainer.TrainEpoch(_task.Training, new CheckpointProgress(progress, _output.CheckpointEvery, SaveCheckpoint), cancellationToken);
            _history.Add(EpochRecord.Of(training));
            EvaluationResult test = _trainer.Evaluate(_task.Test, cancellationToken: cancellationToken);
            _history[^1] = EpochRecord.Of(training, test);
            SaveCheckpoint();
            return new EpochResult(training, test);
        }
        catch (OperationCanceledException)
        {
            SaveCheckpoint();
            throw;
        }
    }

    /// <summary>Makes up for the test of an epoch that was interrupted in it.</summary>
    private void TestLastEpoch(CancellationToken cancellationToken)
    {
        EvaluationResult test = _trainer.Evaluate(_task.Test, cancellationToken: cancellationToken);
        _history[^1] = _history[^1] with { TestLoss = test.Loss, TestAccuracy = test.Accuracy, FiringRates = test.FiringRates };
        SaveCheckpoint();
    }

    private void SaveCheckpoint()
    {
        Dictionary<string, string> notes = _settings.ToNotes();
        notes[RunHistory.Note] = RunHistory.ToText(_history);
        _output.Folder.Checkpoints.Save(Checkpoint.Capture(_trainer).WithNotes(notes));
    }
}
