using TorchSharp;

namespace Ottt.Benchmarks.Peers.OneForward;

/// <summary>A layer of a network that is computed once per time step, and whose gradients are written out by hand. Autograd is off.</summary>
internal interface IOneForwardLayer
{
    /// <summary>Starts a sequence.</summary>
    void Reset();

    /// <summary>Runs a time step forward.</summary>
    SpikeAndTrace Forward(SpikeAndTrace input);

    /// <summary>Takes the gradient of the output of this step to the input.</summary>
    /// <returns>The gradient, or the argument itself in front of the first product, where nobody needs one.</returns>
    torch.Tensor Backward(torch.Tensor gradient);
}
