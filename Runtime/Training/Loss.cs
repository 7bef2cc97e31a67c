namespace Ottt.Training;

/// <summary>
/// The loss of one time step and its gradient with respect to the network's output. Buffers are kept from call to call; after the largest
/// batch was seen, no call allocates.
/// </summary>
public abstract class Loss
{
    private float[] _gradient = [];

    /// <summary>
    /// The loss of the last call, computed in double precision. Not finite where the output was not finite; nothing is thrown for that.
    /// </summary>
    public double Value { get; private protected set; }

    /// <summary>The loss as devices compute it by themselves; null for a loss that only this class knows.</summary>
    internal virtual LossShares? Shares => null;

    /// <summary>Computes the loss of one time step, kept in <see cref="Value"/>, and its gradient.</summary>
    /// <param name="output">The output y of the network, [batch, classes], row-major.</param>
    /// <param name="labels">The class of each sample, [batch], each from 0 to classes - 1.</param>
    /// <returns>dL/dy, [batch, classes], valid until the next call.</returns>
    /// <exception cref="ArgumentException">The labels are empty, or the output is not as many rows as there are labels.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not one of the classes.</exception>
    public ReadOnlySpan<float> Gradient(ReadOnlySpan<float> output, ReadOnlySpan<int> labels)
    {
        int classes = CountClasses(output, labels);
        Span<float> gradient = GradientBuffer(output.Length);
        Value = Compute(output, labels, classes, gradient);
        return gradient;
    }

    /// <summary>Computes the loss and writes its gradient; arguments have been checked.</summary>
    /// <param name="output">The output, [batch, classes].</param>
    /// <param name="labels">The labels, [batch].</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="gradient">Receives dL/dy, [batch, classes]; holds anything before.</param>
    /// <returns>The loss.</returns>
    protected abstract double Compute(ReadOnlySpan<float> output, ReadOnlySpan<int> labels, int classes, Span<float> gradient);

    private protected Span<float> GradientBuffer(int length)
    {
        if (_gradient.Length < length) _gradient = new float[length];
        return _gradient.AsSpan(0, length);
    }

    private static int CountClasses(ReadOnlySpan<float> output, ReadOnlySpan<int> labels)
    {
        if (labels.IsEmpty) throw new ArgumentException("A loss needs at least one sample; there are no labels.", nameof(labels));
        int classes = output.Length / labels.Length;
        if (classes == 0 || classes * labels.Length != output.Length)
        {
            throw new ArgumentException(
                $"The output has {output.Length} elements, which is no whole number of classes for {labels.Length} labels.", nameof(output));
        }

        CheckLabels(labels, classes);
        return classes;
    }

    /// <summary>Checks that each label is one of the classes.</summary>
    internal static void CheckLabels(ReadOnlySpan<int> labels, int classes)
    {
        for (int sample = 0; sample < labels.Length; sample++)
        {
            if ((uint)labels[sample] >= (uint)classes)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(labels), labels[sample], $"The label {labels[sample]} at position {sample} is outside 0 to {classes - 1}.");
            }
        }
    }
}
