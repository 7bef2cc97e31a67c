namespace Ottt.Training.Monitors;

/// <summary>Sums up values, some at a time.</summary>
internal sealed class ValueSums
{
    private long _count;
    private double _mean;
    private double _squares;
    private float _minimum = float.PositiveInfinity;
    private float _maximum = float.NegativeInfinity;
    private long _nans;
    private long _infinities;

    /// <summary>
    /// Adds values: mean and squared deviations of these, in two passes, are joined with those of the values before (Chan, Golub and LeVeque,
    /// "Updating formulae and a pairwise algorithm for computing sample variances", 1979), which loses nothing where the deviation is small against
    /// the mean.
    /// </summary>
    public void Add(ReadOnlySpan<float> values)
    {
        long count = 0;
        double sum = 0;
        foreach (float value in values)
        {
            if (!float.IsFinite(value))
            {
                if (float.IsNaN(value)) _nans++;
                else _infinities++;
                continue;
            }

            count++;
            sum += value;
            _minimum = Math.Min(_minimum, value);
            _maximum = Math.Max(_maximum, value);
        }

        if (count > 0) Join(count, sum / count, SquaredDeviations(values, sum / count));
    }

    public ValueStatistics Summarize() => _count == 0
        ? new ValueStatistics(0, double.NaN, double.NaN, float.NaN, float.NaN, _nans, _infinities)
        : new ValueStatistics(_count, _mean, Math.Sqrt(_squares / _count), _minimum, _maximum, _nans, _infinities);

    private static double SquaredDeviations(ReadOnlySpan<float> values, double mean)
    {
        double squares = 0;
        foreach (float value in values)
        {
            double deviation = value - mean;
            if (float.IsFinite(value)) squares += deviation * deviation;
        }

        return squares;
    }

    private void Join(long count, double mean, double squares)
    {
        long all = _count + count;
        double distance = mean - _mean;
        _squares += squares + (distance * distance * ((double)_count * count / all));
        _mean += distance * count / all;
        _count = all;
    }
}
