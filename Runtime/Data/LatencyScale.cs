namespace Ottt.Data;

/// <summary>How the time of a spike follows from a value.</summary>
public enum LatencyScale
{
    /// <summary>Equal differences of values are equal differences of time.</summary>
    Linear,

    /// <summary>Equal ratios of values are about equal differences of time.</summary>
    Logarithmic,
}
