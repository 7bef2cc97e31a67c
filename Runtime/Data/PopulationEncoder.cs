namespace Ottt.Data;

/// <summary>
/// Several neurons for each value, each of which answers to values near its own (Bohte, Kok and La Poutré, "Error-backpropagation in temporally encoded
/// networks of spiking neurons", Neurocomputing 48, 2002): of m neurons for values from a to b the neuron i, from 1, has its centre at
/// a + (2i - 3)/2 (b - a)/(m - 2), and all have the width s = (b - a)/(m - 2)/1.5. The response to a value x is r = exp(-(x - centre)²/(2 s²)), and its
/// spike is at the step (T - 1)(1 - r), rounded to the next whole step, a half to an even one; one at the last step, T - 1, is left out, since the
/// value is too far away. SpikingJelly's earlier <c>GaussianTuningCurveEncoder</c> does the same, but counts i from 0, so that its centres are lower by
/// (b - a)/(m - 2).
/// </summary>
public sealed class PopulationEncoder : Encoder
{
    private const double WidthDivisor = 1.5;

    private readonly double[] _centres;
    private readonly double _width;
    private float[] _spikes = [];

    /// <summary>Makes an encoder.</summary>
    /// <param name="neurons">The number of neurons for each value, m, at least 3.</param>
    /// <param name="timeSteps">The number of time steps, T, at least 2. Steps after the last have no spikes.</param>
    /// <param name="minimum">The smallest value to expect, a: finite.</param>
    /// <param name="maximum">The largest value to expect, b: finite, greater than a.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public PopulationEncoder(int neurons, int timeSteps, double minimum = 0, double maximum = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(neurons, 3);
        ArgumentOutOfRangeException.ThrowIfLessThan(timeSteps, 2);
        if (!double.IsFinite(minimum)) throw new ArgumentOutOfRangeException(nameof(minimum), minimum, "minimum must be finite.");
        if (!double.IsFinite(maximum) || maximum <= minimum)
        {
            throw new ArgumentOutOfRangeException(nameof(maximum), maximum, "maximum must be finite and greater than minimum.");
        }

        double distance = (maximum - minimum) / (neurons - 2);
        _centres = [.. Enumerable.Range(1, neurons).Select(number => minimum + (((2 * number) - 3) / 2.0 * distance))];
        _width = distance / WidthDivisor;
        TimeSteps = timeSteps;
    }

    /// <summary>The number of neurons for each value, m.</summary>
    public int Neurons => _centres.Length;

    /// <summary>The number of time steps, T.</summary>
    public int TimeSteps { get; }

    /// <inheritdoc/>
    /// <returns>The spikes, [batch, m, sample shape], valid until the next call.</returns>
    /// <exception cref="ArgumentException">The values are no whole number for each sample of the batch, or no batch was begun.</exception>
    public override ReadOnlySpan<float> Encode(ReadOnlySpan<float> samples, int timeStep)
    {
        if (Batch == 0 || samples.Length % Batch != 0)
        {
            throw new ArgumentException($"{samples.Length} values are no whole number for each of {Batch} samples; call Begin first.", nameof(samples));
        }

        int size = samples.Length / Batch, length = checked(samples.Length * Neurons);
        if (_spikes.Length < length) _spikes = new float[length];
        for (int sample = 0; sample < Batch; sample++)
        {
            for (int neuron = 0; neuron < Neurons; neuron++)
            {
                Respond(samples.Slice(sample * size, size), _spikes.AsSpan(((sample * Neurons) + neuron) * size, size), _centres[neuron], timeStep);
            }
        }

        return _spikes.AsSpan(0, length);
    }

    private void Respond(ReadOnlySpan<float> values, Span<float> spikes, double centre, int timeStep)
    {
        for (int index = 0; index < values.Length; index++)
        {
            double distance = (values[index] - centre) / _width;
            double step = Math.Round((TimeSteps - 1) * (1 - Math.Exp(-0.5 * distance * distance)), MidpointRounding.ToEven);
            spikes[index] = step == timeStep && timeStep < TimeSteps - 1 ? 1 : 0;
        }
    }
}
