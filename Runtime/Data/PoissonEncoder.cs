using Ottt.Numerics;

namespace Ottt.Data;

/// <summary>
/// A spike, 1 and else 0, with the value as its probability, drawn anew at every time step: SpikingJelly's <c>PoissonEncoder</c>. Values of
/// 0 and less never spike, values of 1 and more always do. Each number depends on the seed, the sample's number in the run, the time step
/// and the element alone.
/// </summary>
/// <param name="seed">The seed.</param>
public sealed class PoissonEncoder(ulong seed) : Encoder
{
    // Keeps these random numbers apart from others that are drawn from the same seed.
    private const ulong EncoderKey = 0x506F_6973_736F_6E00;

    private float[] _spikes = [];

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The values are no whole number for each sample of the batch, or no batch was begun.</exception>
    public override ReadOnlySpan<float> Encode(ReadOnlySpan<float> samples, int timeStep)
    {
        if (Batch == 0 || samples.Length % Batch != 0)
        {
            throw new ArgumentException($"{samples.Length} values are no whole number for each of {Batch} samples; call Begin first.", nameof(samples));
        }

        if (_spikes.Length < samples.Length) _spikes = new float[samples.Length];
        int size = samples.Length / Batch;
        for (int sample = 0; sample < Batch; sample++)
        {
            Draw(samples.Slice(sample * size, size), _spikes.AsSpan(sample * size, size), (ulong)(FirstSample + sample), (uint)timeStep);
        }

        return _spikes.AsSpan(0, samples.Length);
    }

    private void Draw(ReadOnlySpan<float> probabilities, Span<float> spikes, ulong sample, uint timeStep)
    {
        for (int first = 0; first < spikes.Length; first += 4)
        {
            (uint X, uint Y, uint Z, uint W) words =
                Philox.Block((uint)first / 4, timeStep, (uint)sample, (uint)(sample >> 32), seed ^ EncoderKey);
            spikes[first] = Spike(words.X, probabilities[first]);
            if (first + 1 < spikes.Length) spikes[first + 1] = Spike(words.Y, probabilities[first + 1]);
            if (first + 2 < spikes.Length) spikes[first + 2] = Spike(words.Z, probabilities[first + 2]);
            if (first + 3 < spikes.Length) spikes[first + 3] = Spike(words.W, probabilities[first + 3]);
        }
    }

    private static float Spike(uint word, float probability) => Philox.ToUnit(word) < probability ? 1 : 0;
}
