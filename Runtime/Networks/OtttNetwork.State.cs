namespace Ottt;

/// <content>Leaves a sequence and comes back to it.</content>
public abstract partial class OtttNetwork
{
    /// <summary>
    /// Copies the state between two time steps, so that the sequence can be gone on with from here more than once. The network is left as it is.
    /// </summary>
    /// <param name="state">Receives the state; what it held before is lost.</param>
    /// <exception cref="ObjectDisposedException">The network was disposed.</exception>
    public void SaveState(NetworkState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        bool training = TimeStep > 0 ? _stepsAreTraining : Training;
        TraceRule traceRule = TimeStep > 0 ? _backend.TraceRule : TraceRule;
        _backend.SaveState(state.Open(Description, Batch, Sequence, TimeStep, training, traceRule));
    }

    /// <summary>
    /// Goes back to a saved state: with the same parameters and inputs, the steps that follow give the bits that they gave after it was saved. Sets
    /// <see cref="Batch"/>, <see cref="Sequence"/>, <see cref="TimeStep"/>, <see cref="Training"/> and <see cref="TraceRule"/>; parameters and gradients stay as they are.
    /// The values of the step before are no state, so <see cref="Backward"/> needs another <see cref="Forward(ReadOnlySpan{float})"/> first.
    /// </summary>
    /// <param name="state">The state of this network or of another of the same class; it can be restored any number of times.</param>
    /// <exception cref="ArgumentException">
    /// Nothing was saved, the state is that of another class, or it has more samples than this network was planned for.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The network was disposed.</exception>
    public void RestoreState(NetworkState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        CheckState(state);
        Batch = state.Batch;
        Sequence = state.Sequence;
        TimeStep = state.TimeStep;
        Training = state.Training;
        _stepsAreTraining = state.Training;
        TraceRule = _backend.TraceRule = state.TraceRule;
        _forwardIsPending = false;
        _hasStep = false;
        _backend.RestoreState(state.Memory, Batch, Sequence);
    }

    /// <summary>The number of the sequence that the next reset begins.</summary>
    internal long NextSequence => TimeStep > 0 && _stepsAreTraining ? Sequence + 1 : Sequence;

    private void CheckState(NetworkState state)
    {
        if (state.Network is null)
        {
            throw new ArgumentException($"The state is empty; {Description.Name}.SaveState fills it.", nameof(state));
        }

        if (!ReferenceEquals(state.Network, Description))
        {
            throw new ArgumentException(
                $"The state was saved by a network of another class: {state.Network.Name} with {state.Network.StateCount} floats per sample;"
                + $" {Description.Name} has {Description.StateCount}.",
                nameof(state));
        }

        if (state.Batch > BatchSize)
        {
            throw new ArgumentException(
                $"The state has {state.Batch} samples; this {Description.Name} was planned for 1 to {BatchSize}.", nameof(state));
        }
    }
}
