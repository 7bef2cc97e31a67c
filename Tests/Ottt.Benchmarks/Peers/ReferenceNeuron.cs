using TorchSharp;

namespace Ottt.Benchmarks.Peers;

/// <summary>A spiking layer of the reference algorithm: tau 2, threshold 1, soft reset, potential detached between steps.</summary>
internal sealed class ReferenceNeuron
{
    private const double Tau = 2;
    private const double Threshold = 1;

    private torch.Tensor? _potential;
    private torch.Tensor? _trace;

    /// <summary>Starts a sequence.</summary>
    public void Reset()
    {
        _potential?.Dispose();
        _trace?.Dispose();
        _potential = null;
        _trace = null;
    }

    /// <summary>Runs a time step.</summary>
    /// <param name="current">The input current.</param>
    /// <returns>The spike, which has a graph, and the trace, which has none and lives until the next step.</returns>
    public (torch.Tensor Spike, torch.Tensor Trace) Step(torch.Tensor current)
    {
        torch.Tensor before = _potential ?? torch.zeros_like(current);
        torch.Tensor charged = before - (before / Tau) + current;
        torch.Tensor spike = Spike.apply(charged - Threshold);
        using (torch.no_grad())
        {
            Keep(ref _potential, charged - (spike * Threshold));
            Keep(ref _trace, _trace is null ? spike.clone() : (_trace * (1 - (1 / Tau))) + spike);
        }

        return (spike, _trace!);
    }

    private static void Keep(ref torch.Tensor? state, torch.Tensor value)
    {
        state?.Dispose();
        state = value.detach().DetachFromDisposeScope();
    }
}
