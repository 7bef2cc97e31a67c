using Ottt.Training;

namespace Ottt;

/// <summary>
/// Runs time steps of one network on one device. A generated network has one for each kind of device; <see cref="OtttNetwork"/> checks
/// arguments and the order of calls before it asks its backend.
/// </summary>
public abstract class NetworkBackend : IDisposable
{
    /// <summary>The parameters in state-dictionary order.</summary>
    public abstract ParameterList Parameters { get; }

    /// <summary>The buffers in state-dictionary order.</summary>
    public virtual NetworkBufferList Buffers => NetworkBufferList.Empty;

    /// <summary>The spiking layers in execution order.</summary>
    public abstract IReadOnlyList<NeuronState> Neurons { get; }

    /// <summary>The memory that was planned for the network on this device.</summary>
    public virtual PlannedMemory PlannedMemory => new(0, 0, 0, 0, Samples: 1, Threads: 1);

    /// <summary>What traces remember; changes only before the first step of a sequence.</summary>
    public TraceRule TraceRule { get; set; }

    /// <summary>Membrane potentials and traces go back to their start; the next steps use the first <paramref name="batch"/> samples.</summary>
    /// <param name="batch">The number of samples, from 1 to the capacity.</param>
    /// <param name="sequence">The number of training sequences before this one; keys masks that live for a sequence.</param>
    public abstract void Reset(int batch, long sequence);

    /// <summary>Copies the state of the samples in use.</summary>
    /// <param name="destination">Receives it, [batch, <see cref="NetworkDescription.StateCount"/>], state tensors in PyTorch's element order.</param>
    public abstract void SaveState(Memory<float> destination);

    /// <summary>Goes on with a state that <see cref="SaveState"/> copied.</summary>
    /// <param name="source">The state, [batch, <see cref="NetworkDescription.StateCount"/>].</param>
    /// <param name="batch">The number of samples, from 1 to the capacity.</param>
    /// <param name="sequence">As in <see cref="Reset"/>.</param>
    public abstract void RestoreState(ReadOnlyMemory<float> source, int batch, long sequence);

    /// <summary>Runs one time step forward.</summary>
    /// <param name="input">The input tensor, or the spike of an input pair: [batch, input shape].</param>
    /// <param name="trace">The trace of an input pair, else empty.</param>
    /// <param name="training">Whether to run the training program.</param>
    /// <param name="timeStep">The steps since <see cref="Reset"/>; keys masks that are drawn per step.</param>
    /// <returns>The output, [batch, output shape], valid until the next call.</returns>
    public abstract ReadOnlySpan<float> Forward(ReadOnlySpan<float> input, ReadOnlySpan<float> trace, bool training, long timeStep);

    /// <summary>Runs one time step forward with the input of the step before, which was of the same sequence.</summary>
    /// <param name="training">Whether to run the training program, as at the step before.</param>
    /// <param name="timeStep">The steps since <see cref="Reset"/>.</param>
    /// <returns>The output, [batch, output shape], valid until the next call.</returns>
    public abstract ReadOnlySpan<float> ForwardAgain(bool training, long timeStep);

    /// <summary>Adds the gradients of the last time step to the parameters' gradients.</summary>
    /// <param name="outputGradient">dL/dy, [batch, output shape].</param>
    public abstract void Backward(ReadOnlySpan<float> outputGradient);

    /// <summary>Whether <see cref="TryRun"/> may run anything.</summary>
    internal virtual bool RunsSequences => false;

    /// <summary>Runs all time steps of a sequence that was just reset, with loss, gradients and updates, where the backend can do so by itself.</summary>
    /// <param name="run">The sequence.</param>
    /// <param name="isTraining">Whether to run the training program.</param>
    /// <param name="outcome">What it came to.</param>
    /// <returns>Whether it was run; if not, nothing has changed.</returns>
    internal virtual bool TryRun(in SequenceRun run, bool isTraining, SequenceOutcome outcome) => false;

    /// <summary>The trace of the output of the last training step, [batch, output shape], where the network was declared to hand on a pair.</summary>
    public virtual ReadOnlySpan<float> OutputTrace => [];

    /// <summary>dL/dx of the last time step, [batch, input shape], where the network was declared to compute it.</summary>
    public abstract ReadOnlySpan<float> InputGradient { get; }

    /// <summary>Releases the memory of the device.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases the memory of the device.</summary>
    /// <param name="disposing">Whether called from <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
    }
}
