namespace Ottt.Toolkit.Tests.Downloads;

/// <summary>Keeps reports as they come, on the thread that makes them.</summary>
internal sealed class Reports<T>(List<T> reports, Action<T>? then = null) : IProgress<T>
{
    public void Report(T value)
    {
        reports.Add(value);
        then?.Invoke(value);
    }
}
