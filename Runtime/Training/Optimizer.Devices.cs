namespace Ottt.Training;

/// <content>Updates that a device makes by itself: the rule by name, its numbers at each step, and state tensors that live there meanwhile.</content>
public abstract partial class Optimizer
{
    /// <summary>The kernel of this rule with its hyper-parameters; null for a rule that only this class knows.</summary>
    internal virtual string? Kernel => null;

    /// <summary>The number of state tensors of each parameter.</summary>
    internal int StateCount => KeepsState ? _stateNames.Length : 0;

    /// <summary>Brings the state tensors here from a device that has moved them since.</summary>
    internal Action? Refresh { get; set; }

    /// <summary>How often the state tensors were changed here.</summary>
    internal int StateVersion { get; private set; }

    /// <summary>Begins a step that a device makes.</summary>
    /// <param name="parameters">The parameters of the network, the same at every step.</param>
    /// <param name="isNew">Whether the state tensors are zero and take their first step.</param>
    /// <param name="settings">Receives the numbers of the step, as the kernel takes them.</param>
    internal void BeginDeviceStep(ParameterList parameters, bool isNew, Span<float> settings)
    {
        CheckParameters(parameters);
        StepCount++;
        BeginStep();
        WriteSettings(isNew, settings);
    }

    /// <summary>Whether there are state tensors; null where some parameters have them and others have not.</summary>
    internal bool? HasState(ParameterList parameters)
    {
        int known = parameters.Count(parameter => Array.Exists(StateOf(parameter), tensor => tensor is not null));
        return known == 0 ? false : known == parameters.Count ? true : null;
    }

    /// <summary>Writes the numbers of a step as the kernel takes them.</summary>
    private protected virtual void WriteSettings(bool isNew, Span<float> settings)
    {
    }

    private void EditState()
    {
        Refresh?.Invoke();
        StateVersion++;
    }
}
