namespace Ottt.Cpu;

/// <content>
/// The gradients of standardised weights on their way to the parameters. An update takes a unit's gradient back through mean and variance while its weights are
/// in the cache, so that the gradient of the weight itself needs no memory; whoever reads that gradient gets it there.
/// </content>
public abstract partial class CpuBackend
{
    private readonly List<StandardizedWeight> _standardizedWeights = [];
    private readonly Action<int> _completeUnits;
    private readonly Action<int> _updateUnits;
    private StandardizedWeight? _standardized;
    private float[] _unitGradients = [];
    private int _unitStride;

    /// <summary>Notes a weight that products read standardised.</summary>
    /// <param name="weight">The index of the weight.</param>
    /// <param name="gain">The index of its gain, or -1.</param>
    /// <param name="gradient">The gradient of the standardised weight, which products add to.</param>
    /// <param name="units">The output units.</param>
    /// <param name="fan">The weights of a unit, at least 2.</param>
    /// <param name="epsilon">Added under the root.</param>
    protected void Standardize(int weight, int gain, CpuBuffer gradient, int units, int fan, float epsilon)
    {
        var standardized = new StandardizedWeight(weight, gain, gradient, units, fan, epsilon);
        _standardizedWeights.Add(standardized);
        Parameters[weight].Completion = Complete;
        Parameters[weight].Fusion = update => TryUpdate(standardized, update);
        if (gain >= 0) Parameters[gain].Completion = Complete;
        _unitStride = Math.Max(_unitStride, Layout.Stride(fan));
        _unitGradients = new float[_threads * _unitStride];

        void Complete()
        {
            Collect();
            if (!standardized.IsPending) return;
            standardized.IsPending = false;
            RunUnits(standardized, _completeUnits);
        }
    }

    private void AwaitStandardization()
    {
        foreach (StandardizedWeight standardized in _standardizedWeights) standardized.IsPending = true;
    }

    private bool TryUpdate(StandardizedWeight standardized, UpdateOfElements update)
    {
        Parameter parameter = Parameters[standardized.Weight];
        if (!standardized.IsPending || !parameter.GradientIsZero) return false;
        Collect();
        standardized.IsPending = false;
        parameter.Touch();
        _update = update;
        try
        {
            RunUnits(standardized, _updateUnits);
        }
        finally
        {
            _update = null;
        }

        return true;
    }

    private void RunUnits(StandardizedWeight standardized, Action<int> body)
    {
        _standardized = standardized;
        _workers.Run(WeightStandardization.Pieces(standardized.Units), body);
    }

    private void CompleteUnits(int piece)
    {
        StandardizedWeight standardized = _standardized!;
        WeightStandardization.Gradient(
            Value(standardized.Weight),
            ValueOfGain(standardized),
            Fixed(standardized.Gradient),
            Gradient(standardized.Weight),
            GradientOfGain(standardized),
            standardized.Units,
            standardized.Fan,
            standardized.Epsilon,
            piece);
    }

    private void UpdateUnits(int piece)
    {
        StandardizedWeight standardized = _standardized!;
        int fan = standardized.Fan;
        ReadOnlySpan<float> gain = ValueOfGain(standardized);
        Span<float> gradient = _unitGradients.AsSpan(WorkerPool.CurrentThread * _unitStride, fan), upstream = Fixed(standardized.Gradient), ofGain = GradientOfGain(standardized);
        (int first, int end) = PieceRange.Of(standardized.Units, piece);
        for (int unit = first; unit < end; unit++)
        {
            gradient.Clear();
            float gradientOfGain = WeightStandardization.GradientOfUnit(
                Value(standardized.Weight).Slice(unit * fan, fan), gain.IsEmpty ? 1 : gain[unit], upstream.Slice(unit * fan, fan), gradient, standardized.Epsilon);
            if (!ofGain.IsEmpty) ofGain[unit] += gradientOfGain;
            _update!(unit * fan, gradient);
        }
    }

    private ReadOnlySpan<float> ValueOfGain(StandardizedWeight standardized) => standardized.Gain < 0 ? [] : Value(standardized.Gain);

    private Span<float> GradientOfGain(StandardizedWeight standardized) => standardized.Gain < 0 ? [] : Gradient(standardized.Gain);
}
