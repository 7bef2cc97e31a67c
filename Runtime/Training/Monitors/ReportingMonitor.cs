namespace Ottt.Training.Monitors;

/// <summary>A monitor that draws up a report of each pass.</summary>
/// <typeparam name="TReport">The report, which does not change afterwards.</typeparam>
public abstract class ReportingMonitor<TReport> : TrainingMonitor
    where TReport : class
{
    /// <summary>The report of the last complete pass, of training or of evaluation; null before there was one.</summary>
    public TReport? Report { get; private set; }

    /// <summary>The report of what was seen since the present pass began, for a look in the middle of it or after it failed.</summary>
    /// <exception cref="InvalidOperationException">Nothing was begun yet.</exception>
    public abstract TReport Summarize();

    /// <inheritdoc/>
    protected sealed override void OnEnd() => Report = Summarize();

    private protected InvalidOperationException NothingBegun() => new($"{GetType().Name} has seen nothing yet; a pass must begin first.");
}
