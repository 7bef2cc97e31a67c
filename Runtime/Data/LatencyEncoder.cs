namespace Ottt.Data;

/// <summary>
/// One spike for each value x from 0 to 1, earlier the larger the value is: at the step (T - 1)(1 - x) or, on the logarithmic scale, at
/// T - 1 - ln((e^(T - 1) - 1) x + 1), rounded to the next whole step, a half to an even one. So 1 spikes at step 0 and 0 at step T - 1. SpikingJelly's
/// <c>LatencyEncoder</c> with its functions <c>linear</c> and <c>log</c>. Values outside 0 to 1 count as the next of them.
/// </summary>
public sealed class LatencyEncoder : Encoder
{
    private const int MostLogarithmicSteps = 700;

    private readonly double _factor;
    private float[] _spikes = [];

    /// <summary>Makes an encoder.</summary>
    /// <param name="timeSteps">The number of time steps, T, at least 1; on the logarithmic scale at most 700. Steps after the last have no spikes.</param>
    /// <param name="scale">How the time follows from the value.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public LatencyEncoder(int timeSteps, LatencyScale scale = LatencyScale.Linear)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(timeSteps, 1);
        if (scale is not (LatencyScale.Linear or LatencyScale.Logarithmic))
        {
            throw new ArgumentOutOfRangeException(nameof(scale), scale, "scale must be linear or logarithmic.");
        }

        // Beyond that the exponential is more than a number can be.
        if (scale == LatencyScale.Logarithmic) ArgumentOutOfRangeException.ThrowIfGreaterThan(timeSteps, MostLogarithmicSteps);
        TimeSteps = timeSteps;
        Scale = scale;
        _factor = Math.Exp(timeSteps - 1.0) - 1;
    }

    /// <summary>The number of time steps, T.</summary>
    public int TimeSteps { get; }

    /// <summary>How the time of a spike follows from a value.</summary>
    public LatencyScale Scale { get; }

    /// <inheritdoc/>
    public override ReadOnlySpan<float> Encode(ReadOnlySpan<float> samples, int timeStep)
    {
        if (_spikes.Length < samples.Length) _spikes = new float[samples.Length];
        for (int index = 0; index < samples.Length; index++) _spikes[index] = StepOf(Math.Clamp(samples[index], 0, 1)) == timeStep ? 1 : 0;
        return _spikes.AsSpan(0, samples.Length);
    }

    /// <summary>The step of the spike, which is not a number for what is none.</summary>
    private double StepOf(double value) => Math.Round(
        Scale == LatencyScale.Linear ? (TimeSteps - 1) * (1 - value) : TimeSteps - 1 - Math.Log((_factor * value) + 1), MidpointRounding.ToEven);
}
