namespace Ottt.Training.Monitors;

/// <summary>
/// The L2 norm of the gradient of a parameter, over the updates of a pass. Mean and maximum are those of the finite norms, and NaN where there is none.
/// </summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Mean">The mean norm.</param>
/// <param name="Maximum">The largest norm.</param>
/// <param name="Last">The norm at the last update, whatever it was; NaN where there was no update.</param>
/// <param name="NonFinite">The updates whose gradient held a NaN or an infinity.</param>
public sealed record GradientNorm(ParameterDescription Parameter, double Mean, double Maximum, double Last, int NonFinite);
