namespace Ottt.Training.Monitors;

/// <summary>
/// Measures the L2 norm of the gradient of each parameter as an update consumes it: summed over the time steps since the update before, with what a
/// penalty adds to it, before weight decay, which belongs to the optimizer.
/// </summary>
public sealed class GradientMonitor : ReportingMonitor<GradientReport>
{
    private NormSums[]? _norms;
    private NormSums _total = new();

    /// <inheritdoc/>
    public override GradientReport Summarize() => _norms is null
        ? throw NothingBegun()
        : new GradientReport(
            _total.Updates,
            [.. _norms.Select(norm => new GradientNorm(norm.Parameter!.Description, norm.Mean, norm.Maximum, norm.Last, norm.NonFinite))],
            _total.Mean);

    /// <inheritdoc/>
    protected override void OnBegin(OtttNetwork network)
    {
        _norms = [.. network.Parameters.Select(parameter => new NormSums { Parameter = parameter })];
        _total = new NormSums();
    }

    /// <inheritdoc/>
    protected override void OnUpdate(OtttNetwork network)
    {
        double squares = 0;
        foreach (NormSums norm in _norms!)
        {
            double square = SumOfSquares(norm.Parameter!.Gradient);
            norm.Add(Math.Sqrt(square));
            squares += square;
        }

        _total.Add(Math.Sqrt(squares));
    }

    // In double, squares of the smallest and the largest floats neither vanish nor overflow.
    private static double SumOfSquares(ReadOnlySpan<float> values)
    {
        double sum = 0;
        foreach (float value in values) sum += (double)value * value;
        return sum;
    }

    private sealed class NormSums
    {
        private double _sum;

        public Parameter? Parameter { get; init; }

        public int Updates { get; private set; }

        public int NonFinite { get; private set; }

        public double Last { get; private set; } = double.NaN;

        public double Maximum { get; private set; } = double.NaN;

        public double Mean => Updates == NonFinite ? double.NaN : _sum / (Updates - NonFinite);

        public void Add(double norm)
        {
            Updates++;
            Last = norm;
            if (!double.IsFinite(norm))
            {
                NonFinite++;
                return;
            }

            _sum += norm;
            Maximum = double.IsNaN(Maximum) ? norm : Math.Max(Maximum, norm);
        }
    }
}
