using Ottt.Training;

namespace Ottt.Testing.Learning;

/// <summary>The runtime's FPTT behind the tests' interface.</summary>
/// <param name="alpha">The weight of the penalty.</param>
/// <param name="parameters">The parameters.</param>
internal sealed class RuntimePenalty(double alpha, ParameterList parameters) : ITestPenalty
{
    private readonly Fptt _fptt = new(alpha);

    public void Begin() => _fptt.Begin(parameters);

    public double Add()
    {
        _fptt.AddPenaltyGradient(parameters);
        return _fptt.Penalty(parameters);
    }

    public void UpdateAverages() => _fptt.UpdateAverages(parameters);

    public double[] Average(string parameter) => _fptt.TryGetRunningAverage(parameters[parameter], out ReadOnlySpan<float> average)
        ? Widths.Widen(average)
        : throw new InvalidOperationException($"{parameter} has no running average.");
}
