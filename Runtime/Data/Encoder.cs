namespace Ottt.Data;

/// <summary>
/// Turns the samples of a batch into the network's input at each time step. Samples are numbered through the whole run, so that random
/// encoders do not depend on how samples are put into batches.
/// </summary>
public abstract class Encoder
{
    /// <summary>The number of the batch's first sample in the run.</summary>
    protected long FirstSample { get; private set; }

    /// <summary>The number of samples of the batch.</summary>
    protected int Batch { get; private set; }

    /// <summary>Begins the time steps of a batch.</summary>
    /// <param name="firstSample">The number of its first sample in the run; the others follow it. Any number may be used once more to repeat a batch.</param>
    /// <param name="batch">The number of samples, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batch"/> is less than 1.</exception>
    public void Begin(long firstSample, int batch)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        FirstSample = firstSample;
        Batch = batch;
    }

    /// <summary>The network's input at a time step.</summary>
    /// <param name="samples">The samples of the batch, [batch, sample shape], row-major; the same at every step.</param>
    /// <param name="timeStep">The time step, from 0.</param>
    /// <returns>The input, [batch, input shape], valid until the next call or until the samples change.</returns>
    public abstract ReadOnlySpan<float> Encode(ReadOnlySpan<float> samples, int timeStep);

    /// <summary>Whether the input of a time step is that of the step before, so that what follows from it need not be computed again. False by default.</summary>
    /// <param name="timeStep">The time step, from 1.</param>
    public virtual bool Repeats(int timeStep) => false;
}
