namespace Ottt.Training.Monitors;

/// <summary>What a number of values look like; mean, deviation and range are those of the finite values, and NaN where there is none.</summary>
/// <param name="Count">The finite values.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="StandardDeviation">Their standard deviation, with the count as divisor.</param>
/// <param name="Minimum">The smallest.</param>
/// <param name="Maximum">The largest.</param>
/// <param name="NaNs">The values that are no numbers.</param>
/// <param name="Infinities">The values that are infinite.</param>
public sealed record ValueStatistics(
    long Count, double Mean, double StandardDeviation, float Minimum, float Maximum, long NaNs, long Infinities);
