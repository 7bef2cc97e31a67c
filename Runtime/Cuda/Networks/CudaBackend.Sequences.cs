using Ottt.Training;

namespace Ottt.Cuda;

/// <content>Whole sequences of time steps, of which nothing leaves the device but the results: one graph where every step has the same input.</content>
public abstract partial class CudaBackend
{
    private CudaTraining? _training;
    private int _updatesQueued;

    /// <summary>The buffers that a loss reads and writes.</summary>
    protected CudaPorts? Ports { get; init; }

    internal override bool RunsSequences => ReadInputTrace is null;

    private CudaTraining Training => _training ??= new CudaTraining(
        _device, _stream, _arena, _parameters, _description, Ports!, _capacity, [.. _neurons.Select(neuron => neuron.Counted)]);

    internal override bool TryRun(in SequenceRun run, bool isTraining, SequenceOutcome outcome)
    {
        if (run.Loss.Shares is not { } loss || !_parameters.HostGradientsAreZero) return false;
        if (run.Optimizer is not null && !Training.Updates.Attach(run.Optimizer)) return false;
        var plan = new CudaSequencePlan(
            _now.Batch, run.TimeSteps, isTraining, TraceRule, run.UpdateRule, run.Optimizer?.Kernel, run.Optimizer?.StateCount ?? 0, loss, run.CountsSpikes);
        int updates = run.CountUpdates();
        bool isComplete = false;
        _updatesQueued = 0;
        Training.WriteOrders(run.Labels, updates);
        try
        {
            _saved.Upload();
            _parameters.Upload();
            _now.TraceShare = TraceRule == TraceRule.Sltt ? 0 : 1;
            IsTraining = isTraining;
            if (run.RepeatsInput() && !(isTraining && run.GoesBackward.Contains(false))) RunGraph(run, plan);
            else RunSteps(run, plan);
            Training.Copies.Settle();
            if (updates > 0) Training.Updates.Copy();
            _stream.Synchronize();
            isComplete = true;
        }
        catch (CudaException error) when (_device.Failure is not null)
        {
            throw error.While($"running {plan.TimeSteps} time steps of {_description.Name} with {plan.Batch} samples");
        }
        finally
        {
            if (!isComplete) GiveUpSequence(updates);
        }

        if (isTraining) _saved.Change();
        Training.Results.Read(plan, outcome);
        if (run.Optimizer is not null) EndUpdates(run, outcome, updates);
        return true;
    }

    /// <summary>Every step has the input of the first and goes backward, so that the work of the sequence is the same whenever its plan is.</summary>
    private void RunGraph(in SequenceRun run, CudaSequencePlan plan)
    {
        ReadOnlySpan<float> frame = run.Encoder.Encode(run.Samples, 0);
        _description.CheckInput(plan.Batch, frame.Length, nameof(run.Samples));
        frame.CopyTo(_input.Span);
        if (!Training.TryLaunch(plan))
        {
            Record(plan);
            _updatesQueued = 0;
            Training.TryLaunch(plan);
        }

        _updatesQueued = run.CountUpdates();
        _isPrepared = plan.UpdateKernel is null;
    }

    private void Record(CudaSequencePlan plan) => Training.Record(plan, () =>
    {
        BeginSequence();
        QueueInput(_input.Address, plan.Batch * _description.InputCount);
        Run(PreparePhase);
        Run(HoldPhase);
        for (int timeStep = 0; timeStep < plan.TimeSteps; timeStep++)
        {
            if (timeStep > 0 && plan.UpdatesAtEveryStep)
            {
                Run(PreparePhase);
                Run(HoldPhase);
            }

            QueueStep(plan, timeStep, goesBackward: plan.IsTraining);
        }

        EndSequence(plan);
    });

    private void RunSteps(in SequenceRun run, in CudaSequencePlan plan)
    {
        BeginSequence();
        bool isPrepared = false, isHeld = false;
        for (int timeStep = 0; timeStep < plan.TimeSteps; timeStep++)
        {
            if (timeStep == 0 || !run.Encoder.Repeats(timeStep))
            {
                // What was summed belongs to the input before.
                CollectGradients();
                ReadOnlySpan<float> frame = run.Encoder.Encode(run.Samples, timeStep);
                _description.CheckInput(plan.Batch, frame.Length, nameof(run.Samples));
                QueueInput(Training.Frames.Enter(frame), frame.Length);
                Training.Frames.Leave();
                isHeld = false;
            }

            if (!isPrepared) Run(PreparePhase);
            if (!isPrepared || !isHeld) Run(HoldPhase);
            isPrepared = isHeld = true;
            int before = _updatesQueued;
            QueueStep(plan, timeStep, run.GoesBackward[timeStep]);
            isPrepared = _updatesQueued == before;
        }

        EndSequence(plan);
        _isPrepared = isPrepared && plan.UpdateKernel is null;
    }

    private void BeginSequence()
    {
        Training.Results.Clear();
        Training.Orders.Upload();
    }

    private void QueueInput(nint frame, int frameLength)
    {
        _stream.Copy(Staged, frame, (long)frameLength * sizeof(float), CudaCopyKind.HostToDevice);
        ReadInput!.Run(_stream, _now);
    }

    private void QueueStep(in CudaSequencePlan plan, int timeStep, bool goesBackward)
    {
        _now.TimeStep = timeStep;
        Run(plan.IsTraining ? TrainPhase : EvaluatePhase);
        Training.Loss.Queue(plan, timeStep);
        if (plan.CountsSpikes) Training.Spikes.Queue(plan);
        if (!goesBackward) return;
        _now.BeginsSum = _isCollected ? 1 : 0;
        Run(BackwardPhase);
        _isCollected = _isComplete = false;
        if (plan.UpdatesAtEveryStep) QueueUpdate(plan);
    }

    private void EndSequence(in CudaSequencePlan plan)
    {
        if (plan.UpdateKernel is not null && !plan.UpdatesAtEveryStep) QueueUpdate(plan);
        Training.Results.Download();
    }

    private void QueueUpdate(in CudaSequencePlan plan)
    {
        CollectGradients();
        Run(CompletePhase);
        _isComplete = true;
        Training.Updates.Queue(plan, Training.Orders.Settings(_updatesQueued), Training.Results.Failure);
        _updatesQueued++;
    }

    /// <summary>Ends a sequence in which something failed: what was queued is done, and its gradients must not enter the next update.</summary>
    private void GiveUpSequence(int updates)
    {
        if (_device.Failure is not null)
        {
            Training.Updates.Lose(updates);
            return;
        }

        CollectGradients();
        Run(CompletePhase);
        _isComplete = true;
        _isPrepared = false;
        _parameters.ClearGradients();
        Training.Updates.End(_updatesQueued, updates - _updatesQueued);

        // The next sequence writes its orders over those of this one, which must have arrived.
        _stream.Synchronize();
    }

    private void EndUpdates(in SequenceRun run, SequenceOutcome outcome, int updates)
    {
        int made = outcome.FailedStep is not { } failed ? updates
            : run.UpdateRule == UpdateRule.Accumulate ? 0 : run.GoesBackward[..failed].Count(true);
        Training.Updates.End(made, updates - made);

        // The gradients of a sequence that was given up must not enter the next update.
        if (outcome.FailedStep is not null) _parameters.ClearGradients();
    }
}
