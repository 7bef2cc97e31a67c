using Ottt.Data;

namespace Ottt.Training;

/// <summary>All time steps of a batch, for a backend that can run them by itself.</summary>
internal readonly ref struct SequenceRun
{
    /// <summary>The samples, [batch, sample shape].</summary>
    public required ReadOnlySpan<float> Samples { get; init; }

    /// <summary>The class of each sample; each is one of the network's.</summary>
    public required ReadOnlySpan<int> Labels { get; init; }

    /// <summary>Makes the input of each step.</summary>
    public required Encoder Encoder { get; init; }

    /// <summary>The loss of a step.</summary>
    public required Loss Loss { get; init; }

    /// <summary>Moves the parameters; null in evaluation.</summary>
    public Optimizer? Optimizer { get; init; }

    /// <summary>When it does so.</summary>
    public UpdateRule UpdateRule { get; init; }

    /// <summary>For each time step whether it goes backward.</summary>
    public required ReadOnlySpan<bool> GoesBackward { get; init; }

    /// <summary>Whether spikes are to be counted.</summary>
    public required bool CountsSpikes { get; init; }

    /// <summary>The number of time steps.</summary>
    public int TimeSteps => GoesBackward.Length;

    /// <summary>Whether every time step has the input of the first.</summary>
    public bool RepeatsInput()
    {
        for (int timeStep = 1; timeStep < TimeSteps; timeStep++)
        {
            if (!Encoder.Repeats(timeStep)) return false;
        }

        return true;
    }

    /// <summary>The number of updates that are made.</summary>
    public int CountUpdates() => Optimizer is null ? 0 : UpdateRule == UpdateRule.Accumulate ? 1 : GoesBackward.Count(true);
}
