namespace Ottt.Training;

/// <summary>How often samples of each class were taken for each class.</summary>
public sealed class ConfusionMatrix
{
    private readonly int[,] _counts;

    internal ConfusionMatrix(int classes) => _counts = new int[classes, classes];

    /// <summary>The number of classes.</summary>
    public int ClassCount => _counts.GetLength(0);

    /// <summary>The number of samples of one class that were taken for another, or for their own.</summary>
    /// <param name="label">The class of the samples, from 0.</param>
    /// <param name="prediction">The class they were taken for, from 0.</param>
    /// <exception cref="IndexOutOfRangeException">There is no such class.</exception>
    public int this[int label, int prediction] => _counts[label, prediction];

    /// <summary>The share of the samples of a class that were classified correctly, from 0 to 1; NaN where there was none.</summary>
    /// <param name="label">The class, from 0.</param>
    /// <exception cref="IndexOutOfRangeException">There is no such class.</exception>
    public double Recall(int label)
    {
        int samples = 0;
        for (int prediction = 0; prediction < ClassCount; prediction++) samples += _counts[label, prediction];
        return (double)_counts[label, label] / samples;
    }

    /// <summary>A copy of the counts, [label, prediction].</summary>
    public int[,] ToArray() => (int[,])_counts.Clone();

    internal void Add(int label, int prediction) => _counts[label, prediction]++;
}
