using Ottt.Training;

namespace Ottt.Cuda;

/// <summary>All that the launches of a sequence depend on: two sequences with equal plans are the same graph.</summary>
/// <param name="Batch">The samples.</param>
/// <param name="TimeSteps">The time steps.</param>
/// <param name="IsTraining">Whether the steps are those of training.</param>
/// <param name="TraceRule">What traces remember.</param>
/// <param name="UpdateRule">When the parameters are updated.</param>
/// <param name="UpdateKernel">What updates them; null in evaluation.</param>
/// <param name="StateCount">The state tensors of the update.</param>
/// <param name="Loss">The loss of a step.</param>
/// <param name="CountsSpikes">Whether spikes are counted.</param>
internal readonly record struct CudaSequencePlan(
    int Batch,
    int TimeSteps,
    bool IsTraining,
    TraceRule TraceRule,
    UpdateRule UpdateRule,
    string? UpdateKernel,
    int StateCount,
    LossShares Loss,
    bool CountsSpikes)
{
    /// <summary>Whether each step that goes backward is followed by an update.</summary>
    public bool UpdatesAtEveryStep => UpdateKernel is not null && UpdateRule == UpdateRule.EveryStep;
}
