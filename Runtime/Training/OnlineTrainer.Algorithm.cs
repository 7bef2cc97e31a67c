namespace Ottt.Training;

/// <content>The training algorithm: which time steps go backward, and how each update is made.</content>
public sealed partial class OnlineTrainer
{
    private readonly NetworkState _stateAfterStep = new();

    /// <summary>When parameters are updated. <see cref="UpdateRule.Accumulate"/> by default.</summary>
    public UpdateRule UpdateRule { get; set; }

    /// <summary>
    /// The number K of time steps of each batch that go backward, chosen at random without replacement: SLTT-K (Meng et al., "Towards Memory- and
    /// Time-Efficient Backpropagation for Training Spiking Neural Networks", ICCV 2023). The other steps run forward in training and count in the
    /// loss and the prediction, but give no gradient and, with <see cref="UpdateRule.EveryStep"/>, no update; gradients are not scaled up for them.
    /// At least 1 and at most <see cref="TimeSteps"/>; null, the default, for all of them.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int? BackwardSteps
    {
        get;
        set
        {
            if (value is { } steps) ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1, nameof(BackwardSteps));
            field = value;
        }
    }

    /// <summary>
    /// The seed of the choice of <see cref="BackwardSteps"/>. The choice of a batch depends on this and on <see cref="SamplesSeen"/> alone, so a
    /// resumed run makes the choices of an uninterrupted one.
    /// </summary>
    public ulong Seed { get; set; }

    /// <summary>
    /// Forward Propagation Through Time on top of <see cref="UpdateRule.EveryStep"/>: each update also holds the parameters near their running
    /// averages, at the price of a second forward and backward per time step. Null, the default, for plain updates.
    /// </summary>
    public Fptt? Fptt { get; set; }

    private void CheckAlgorithm()
    {
        if (BackwardSteps > TimeSteps)
        {
            throw new InvalidOperationException($"BackwardSteps = {BackwardSteps} is more than TimeSteps = {TimeSteps}; at most every time step can go backward.");
        }

        if (Fptt is null) return;
        if (UpdateRule != UpdateRule.EveryStep)
        {
            throw new InvalidOperationException($"Fptt updates at every time step; it needs UpdateRule = EveryStep, not {UpdateRule}.");
        }

        if (BackwardSteps < TimeSteps)
        {
            throw new InvalidOperationException(
                $"Fptt needs the gradient of every time step; BackwardSteps must be null or TimeSteps = {TimeSteps}, not {BackwardSteps}.");
        }
    }

    /// <summary>Moves the parameters after a time step that went backward.</summary>
    private void Update(ReadOnlySpan<float> input, ReadOnlySpan<int> labels, int timeStep)
    {
        Fptt?.AddPenaltyGradient(_network.Parameters);
        MonitorUpdate();
        _optimizer.Step(_network.Parameters);
        if (Fptt is null || timeStep == TimeSteps - 1) return;

        // As in the reference, the second pass goes on from the state after the step, and the sequence then goes on as if it had not been.
        _network.SaveState(_stateAfterStep);
        _network.Backward(LossGradient(input, _network.Forward(input), labels, timeStep));
        Fptt.UpdateAverages(_network.Parameters);
        _network.RestoreState(_stateAfterStep);
    }
}
