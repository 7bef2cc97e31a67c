namespace Ottt.Training;

/// <summary>The outputs of the time steps of a batch, summed; the largest of a sample is its prediction. The buffer is kept.</summary>
internal sealed class OutputSum
{
    private float[] _sum = [];
    private int _classes;

    /// <summary>Goes back to zero.</summary>
    public void Clear(int batch, int classes)
    {
        int length = batch * classes;
        if (_sum.Length < length) _sum = new float[length];
        _sum.AsSpan(0, length).Clear();
        _classes = classes;
    }

    /// <summary>Adds the output of a time step, [batch, classes].</summary>
    public void Add(ReadOnlySpan<float> output)
    {
        Span<float> sum = _sum.AsSpan(0, output.Length);
        for (int index = 0; index < sum.Length; index++) sum[index] += output[index];
    }

    /// <summary>The class with the largest sum, the first of equal ones.</summary>
    public int Predict(int sample)
    {
        ReadOnlySpan<float> row = _sum.AsSpan(sample * _classes, _classes);
        int best = 0;
        for (int index = 1; index < row.Length; index++)
        {
            if (row[index] > row[best]) best = index;
        }

        return best;
    }

    /// <summary>The samples whose prediction is their label.</summary>
    public int CountCorrect(ReadOnlySpan<int> labels)
    {
        int correct = 0;
        for (int sample = 0; sample < labels.Length; sample++)
        {
            if (Predict(sample) == labels[sample]) correct++;
        }

        return correct;
    }
}
