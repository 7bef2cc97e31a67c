using System.Numerics;

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
        if (AreFinite(values)) AddFinite(values);
        else AddEach(values);
    }

    public ValueStatistics Summarize() => _count == 0
        ? new ValueStatistics(0, double.NaN, double.NaN, float.NaN, float.NaN, _nans, _infinities)
        : new ValueStatistics(_count, _mean, Math.Sqrt(_squares / _count), _minimum, _maximum, _nans, _infinities);

    // Of an infinity or a NaN nothing else is left when it is subtracted from itself.
    private static bool AreFinite(ReadOnlySpan<float> values)
    {
        Vector<float> rest = Vector<float>.Zero;
        int whole = Lanes.WholeLength(values.Length);
        for (int at = 0; at < whole; at += Vector<float>.Count)
        {
            var vector = new Vector<float>(values[at..]);
            rest += vector - vector;
        }

        bool areFinite = Vector.EqualsAll(rest, Vector<float>.Zero);
        foreach (float value in values[whole..]) areFinite &= float.IsFinite(value);
        return areFinite;
    }

    private void AddFinite(ReadOnlySpan<float> values)
    {
        if (values.IsEmpty) return;
        double mean = Sum(values, shift: 0, isSquared: false) / values.Length;
        AddRange(values);
        Join(values.Length, mean, Sum(values, mean, isSquared: true));
    }

    private void AddRange(ReadOnlySpan<float> values)
    {
        int whole = Lanes.WholeLength(values.Length);
        Vector<float> smallest = new(_minimum), largest = new(_maximum);
        for (int at = 0; at < whole; at += Vector<float>.Count)
        {
            var vector = new Vector<float>(values[at..]);
            smallest = Vector.Min(smallest, vector);
            largest = Vector.Max(largest, vector);
        }

        for (int lane = 0; lane < Vector<float>.Count; lane++)
        {
            _minimum = Math.Min(_minimum, smallest[lane]);
            _maximum = Math.Max(_maximum, largest[lane]);
        }

        foreach (float value in values[whole..])
        {
            _minimum = Math.Min(_minimum, value);
            _maximum = Math.Max(_maximum, value);
        }
    }

    private void AddEach(ReadOnlySpan<float> values)
    {
        foreach (float value in values)
        {
            if (float.IsNaN(value)) _nans++;
            else if (float.IsInfinity(value)) _infinities++;
            else AddFinite(new ReadOnlySpan<float>(in value));
        }
    }

    /// <summary>The sum of the distances from a number, or of their squares, in double precision.</summary>
    private static double Sum(ReadOnlySpan<float> values, double shift, bool isSquared)
    {
        var shifts = new Vector<double>(shift);
        Vector<double> sums = Vector<double>.Zero;
        int whole = Lanes.WholeLength(values.Length);
        for (int at = 0; at < whole; at += Vector<float>.Count)
        {
            Vector.Widen(new Vector<float>(values[at..]), out Vector<double> low, out Vector<double> high);
            low -= shifts;
            high -= shifts;
            sums += isSquared ? (low * low) + (high * high) : low + high;
        }

        double sum = Vector.Sum(sums);
        foreach (float value in values[whole..])
        {
            double distance = value - shift;
            sum += isSquared ? distance * distance : distance;
        }

        return sum;
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
