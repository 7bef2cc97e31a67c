namespace Ottt.Data;

/// <summary>
/// One frame of each sample at each time step: samples are [T, frame shape], the input of step t is the frame t of every sample, [batch,
/// frame shape]. It is the encoder for what has time of its own, such as the recordings of <see cref="Events.EventBatches"/>.
/// </summary>
public sealed class FrameEncoder : Encoder
{
    private float[] _frames = [];

    /// <summary>Makes an encoder.</summary>
    /// <param name="frameCount">The number of frames of a sample, T, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="frameCount"/> is less than 1.</exception>
    public FrameEncoder(int frameCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(frameCount, 1);
        FrameCount = frameCount;
    }

    /// <summary>The number of frames of a sample, T.</summary>
    public int FrameCount { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The values are no whole number for each frame of the batch, or no batch was begun.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Samples have no frame for this time step.</exception>
    public override ReadOnlySpan<float> Encode(ReadOnlySpan<float> samples, int timeStep)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(timeStep);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(timeStep, FrameCount);
        if (Batch == 0 || samples.Length % ((long)Batch * FrameCount) != 0)
        {
            throw new ArgumentException(
                $"{samples.Length} values are no whole number for each of {FrameCount} frames of {Batch} samples; call Begin first.", nameof(samples));
        }

        int sampleSize = samples.Length / Batch, frameSize = sampleSize / FrameCount;
        if (Batch == 1) return samples.Slice(timeStep * frameSize, frameSize);
        if (_frames.Length < Batch * frameSize) _frames = new float[Batch * frameSize];
        for (int sample = 0; sample < Batch; sample++)
        {
            samples.Slice((sample * sampleSize) + (timeStep * frameSize), frameSize).CopyTo(_frames.AsSpan(sample * frameSize));
        }

        return _frames.AsSpan(0, Batch * frameSize);
    }
}
