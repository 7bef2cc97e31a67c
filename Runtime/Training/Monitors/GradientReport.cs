namespace Ottt.Training.Monitors;

/// <summary>The gradients of a pass.</summary>
/// <param name="Updates">The updates of the pass; 0 in an evaluation.</param>
/// <param name="Parameters">The parameters, in state-dictionary order.</param>
/// <param name="Total">The mean norm of all gradients taken together as one vector; of the updates in which it was finite, NaN where there is none.</param>
public sealed record GradientReport(int Updates, IReadOnlyList<GradientNorm> Parameters, double Total);
