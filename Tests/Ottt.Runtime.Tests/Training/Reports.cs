using Ottt.Training;

namespace Ottt.Runtime.Tests.Training;

/// <summary>Keeps every report, at once and in order.</summary>
internal sealed class Reports(Action? then = null) : IProgress<TrainingProgress>
{
    public List<TrainingProgress> All { get; } = [];

    public void Report(TrainingProgress value)
    {
        All.Add(value);
        then?.Invoke();
    }
}
