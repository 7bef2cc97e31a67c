using Ottt.Data;

namespace Ottt.Training;

/// <summary>
/// Trains a network online through time (Xiao et al., NeurIPS 2022): after each time step its loss is taken back through that step alone,
/// so memory does not grow with the number of steps. After the first batch, training allocates nothing.
/// </summary>
public sealed partial class OnlineTrainer
{
    private readonly OtttNetwork _network;
    private readonly Loss _loss;
    private readonly Optimizer _optimizer;
    private readonly OutputSum _outputs = new();
    private readonly BatchReader _reader = new();
    private readonly FiringCounter _trainingFiring;
    private readonly FiringCounter _evaluationFiring;
    private readonly int _classes;
    private FiringCounter _firing;
    private PassTotals _totals;
    private int _batch;

    /// <summary>Makes a trainer.</summary>
    /// <param name="network">The network. The trainer switches it between training and evaluation and resets it at each batch.</param>
    /// <param name="loss">The loss of one time step.</param>
    /// <param name="optimizer">The optimizer, which consumes the gradients.</param>
    public OnlineTrainer(OtttNetwork network, Loss loss, Optimizer optimizer)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(optimizer);
        _network = network;
        _loss = loss;
        _optimizer = optimizer;
        _firing = _trainingFiring = new FiringCounter(network.Neurons);
        _evaluationFiring = new FiringCounter(network.Neurons);
        _classes = network.Description.OutputCount;
        _outcome = new SequenceOutcome(_classes, network.Neurons.Count);
    }

    /// <summary>The time steps of each batch, at least 1. 6 by default, as in the paper.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int TimeSteps
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 6;

    /// <summary>What makes the network's input at each time step. The sample itself by default.</summary>
    public Encoder Encoder { get; set; } = new DirectEncoder();

    /// <summary>Whether passes count spikes, which looks at every neuron at every time step. True by default.</summary>
    public bool MeasureFiringRates { get; set; } = true;

    /// <summary>The number of the next training pass, from 0; in the middle of a pass, of that one. Setting it goes to the beginning of a pass.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int Epoch
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
            _totals = default;
        }
    }

    /// <summary>The batches of pass <see cref="Epoch"/> that were trained before it was interrupted: 0 between passes.</summary>
    public int BatchesTrained => _totals.Batches;

    /// <summary>The samples trained so far, which number them for the encoder and batches for the choice of time steps.</summary>
    public long SamplesSeen { get; set; }

    /// <summary>
    /// Trains on every batch of a pass, whose number is <see cref="Epoch"/>; at its end that number grows by 1. A pass that was interrupted, here
    /// or before a checkpoint that was restored, is gone on with behind the batches that were trained; its result counts those too.
    /// </summary>
    /// <param name="data">The data.</param>
    /// <param name="progress">Is told after each batch; without it nothing is computed for it.</param>
    /// <param name="cancellationToken">Asked before each batch; the network is left as the last batch made it.</param>
    /// <exception cref="ArgumentException">The data does not fit the network.</exception>
    /// <exception cref="InvalidOperationException">The properties of the trainer contradict each other.</exception>
    /// <exception cref="OperationCanceledException">The pass was cancelled.</exception>
    /// <exception cref="NonFiniteLossException">A loss was not finite. The next call begins the pass anew.</exception>
    public TrainingResult TrainEpoch(
        IBatchSource data, IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        BeginEpoch(data);
        try
        {
            while (NextBatch(data, cancellationToken))
            {
                _totals.Add(TrainBatch(_reader.Samples, _reader.Labels));
                progress?.Report(_totals.Progress(Epoch, data.BatchCount));
            }

            return EndEpoch();
        }
        catch (OperationCanceledException)
        {
            _totals = _totals.Pause();
            throw;
        }
        catch
        {
            _totals = default;
            throw;
        }
    }

    /// <summary>
    /// Runs every batch of pass 0 in evaluation, without learning, and predicts by the output summed over the time steps. The network is
    /// left in evaluation. Random encoders repeat themselves from evaluation to evaluation and share no number with training.
    /// </summary>
    /// <param name="data">The data.</param>
    /// <param name="progress">Is told after each batch; without it nothing is computed for it.</param>
    /// <param name="cancellationToken">Asked before each batch.</param>
    /// <exception cref="ArgumentException">The data does not fit the network.</exception>
    /// <exception cref="OperationCanceledException">The pass was cancelled.</exception>
    public EvaluationResult Evaluate(
        IBatchSource data, IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        var totals = PassTotals.Begin();
        var confusion = new ConfusionMatrix(_classes);
        _firing = _evaluationFiring;
        _firing.Clear();
        BeginMonitoredPass();
        _reader.Begin(data, 0, _network.BatchSize);
        while (NextBatch(data, cancellationToken))
        {
            // Training counts samples upward from 0, so numbers from the smallest on never meet them.
            totals.Add(EvaluateBatch(_reader.Samples, _reader.Labels, long.MinValue + totals.Samples));
            for (int sample = 0; sample < _reader.Labels.Length; sample++) confusion.Add(_reader.Labels[sample], _outputs.Predict(sample));
            progress?.Report(totals.Progress(0, data.BatchCount));
        }

        EndMonitoredPass();
        return new EvaluationResult(totals.Loss, totals.Accuracy, totals.Samples, totals.Elapsed, _firing.Rates(), confusion);
    }

    /// <summary>Trains on one batch.</summary>
    /// <param name="input">The samples, [batch, sample shape], row-major.</param>
    /// <param name="labels">The class of each sample, [batch].</param>
    /// <exception cref="ArgumentException">The samples do not fit the network, or a label is not one of its classes.</exception>
    /// <exception cref="InvalidOperationException">The properties of the trainer contradict each other.</exception>
    /// <exception cref="NonFiniteLossException">A loss was not finite.</exception>
    public BatchResult TrainBatch(ReadOnlySpan<float> input, ReadOnlySpan<int> labels)
    {
        CheckAlgorithm();
        BeginBatch(SamplesSeen, labels.Length, training: true);
        double loss = TryTrainSequence(input, labels) ?? TrainSteps(input, labels);
        SamplesSeen += labels.Length;
        _batch++;
        return new BatchResult(loss, _outputs.CountCorrect(labels), labels.Length);
    }

    private double TrainSteps(ReadOnlySpan<float> input, ReadOnlySpan<int> labels)
    {
        Fptt?.Begin(_network.Parameters);
        StepChoice choice = BeginChoice();
        double loss = 0;
        bool isComplete = false;
        try
        {
            for (int timeStep = 0; timeStep < TimeSteps; timeStep++)
            {
                ReadOnlySpan<float> frame = Encoder.Encode(input, timeStep);
                bool goesBackward = choice.Next();
                loss += TrainStep(frame, labels, timeStep, goesBackward);
                if (goesBackward && UpdateRule == UpdateRule.EveryStep) Update(frame, labels, timeStep);
            }

            if (UpdateRule == UpdateRule.Accumulate)
            {
                MonitorUpdate();
                _optimizer.Step(_network.Parameters);
            }

            isComplete = true;
        }
        finally
        {
            // The gradients of a batch that was given up must not enter the next update.
            if (!isComplete) _network.Parameters.ZeroGradients();
        }

        return loss;
    }

    private BatchResult EvaluateBatch(ReadOnlySpan<float> input, ReadOnlySpan<int> labels, long firstSample)
    {
        BeginBatch(firstSample, labels.Length, training: false);
        double loss = TryEvaluateSequence(input, labels) ?? EvaluateSteps(input, labels);
        return new BatchResult(loss, _outputs.CountCorrect(labels), labels.Length);
    }

    private double EvaluateSteps(ReadOnlySpan<float> input, ReadOnlySpan<int> labels)
    {
        double loss = 0;
        for (int timeStep = 0; timeStep < TimeSteps; timeStep++)
        {
            _loss.Gradient(Forward(Encoder.Encode(input, timeStep), timeStep), labels);
            loss += _loss.Value;
        }

        return loss;
    }

    private double TrainStep(ReadOnlySpan<float> input, ReadOnlySpan<int> labels, int timeStep, bool goesBackward)
    {
        ReadOnlySpan<float> gradient = LossGradient(input, Forward(input, timeStep), labels, timeStep);
        if (goesBackward) _network.Backward(gradient);
        return _loss.Value;
    }

    private ReadOnlySpan<float> LossGradient(ReadOnlySpan<float> input, ReadOnlySpan<float> output, ReadOnlySpan<int> labels, int timeStep)
    {
        ReadOnlySpan<float> gradient = _loss.Gradient(output, labels);
        if (!double.IsFinite(_loss.Value))
        {
            throw new NonFiniteLossException(_batch, timeStep, NonFiniteValue.Find(input, _network, output), _loss.Value);
        }

        return gradient;
    }

    private ReadOnlySpan<float> Forward(ReadOnlySpan<float> input, int timeStep)
    {
        // The second pass of FPTT restores a state, after which a step needs its input.
        bool repeats = timeStep > 0 && Fptt is null && Encoder.Repeats(timeStep);
        ReadOnlySpan<float> output = repeats ? _network.Forward() : _network.Forward(input);
        _outputs.Add(output);
        if (MeasureFiringRates) _firing.Add(_network.Batch);
        MonitorStep();
        return output;
    }

    private void BeginBatch(long firstSample, int batch, bool training)
    {
        // The network takes another mode only with a reset after it.
        _network.Training = training;
        _network.Reset(batch);
        Encoder.Begin(firstSample, batch);
        _outputs.Clear(batch, _classes);
    }

    private bool NextBatch(IBatchSource data, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return _reader.Read(data);
    }
}
