namespace Ottt.Training.Monitors;

/// <summary>
/// Looks at a network while it runs, between its time steps, and changes nothing: a run with monitors has the bits of one without. An
/// <see cref="OnlineTrainer"/> calls those of its <see cref="OnlineTrainer.Monitors"/>; a loop of one's own calls <see cref="BeginPass"/>, after each
/// forward step <see cref="AfterStep"/>, before each optimizer's step <see cref="BeforeUpdate"/>, and <see cref="EndPass"/>.
/// </summary>
public abstract class TrainingMonitor
{
    private OtttNetwork? _network;

    /// <summary>Begins a pass: what was seen before is forgotten, complete reports are not.</summary>
    /// <param name="network">The network that is to run.</param>
    public void BeginPass(OtttNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        _network = network;
        OnBegin(network);
    }

    /// <summary>Looks at a network that has just made a step forward. Without <see cref="BeginPass"/> before it, a pass of this network begins.</summary>
    /// <param name="network">The network.</param>
    public void AfterStep(OtttNetwork network)
    {
        Enter(network);
        OnStep(network);
    }

    /// <summary>Looks at a network whose gradients are about to be consumed by an optimizer's step. Begins a pass as <see cref="AfterStep"/> does.</summary>
    /// <param name="network">The network.</param>
    public void BeforeUpdate(OtttNetwork network)
    {
        Enter(network);
        OnUpdate(network);
    }

    /// <summary>Ends the pass.</summary>
    /// <exception cref="InvalidOperationException">No pass was begun.</exception>
    public void EndPass()
    {
        if (_network is null) throw new InvalidOperationException($"{GetType().Name}.EndPass was called before BeginPass.");
        OnEnd();
        _network = null;
    }

    /// <summary>Forgets what was seen, and prepares for a network.</summary>
    /// <param name="network">The network.</param>
    protected abstract void OnBegin(OtttNetwork network);

    /// <summary>Looks at the network after a step forward. Nothing by default.</summary>
    /// <param name="network">The network of the pass.</param>
    protected virtual void OnStep(OtttNetwork network)
    {
    }

    /// <summary>Looks at the gradients before an update. Nothing by default.</summary>
    /// <param name="network">The network of the pass.</param>
    protected virtual void OnUpdate(OtttNetwork network)
    {
    }

    /// <summary>Draws up what was seen. Nothing by default.</summary>
    protected virtual void OnEnd()
    {
    }

    private void Enter(OtttNetwork network)
    {
        if (!ReferenceEquals(network, _network)) BeginPass(network);
    }
}
