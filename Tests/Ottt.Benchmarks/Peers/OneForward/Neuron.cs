using TorchSharp;

namespace Ottt.Benchmarks.Peers.OneForward;

/// <summary>The spiking layer, in place wherever a state is kept.</summary>
internal sealed class Neuron : IOneForwardLayer
{
    private const double Kept = 0.5;
    private const double Threshold = 1;

    private torch.Tensor? _potential;
    private torch.Tensor? _trace;
    private torch.Tensor? _sigmoid;

    public void Reset()
    {
        _potential?.zero_();
        _trace?.zero_();
    }

    public SpikeAndTrace Forward(SpikeAndTrace input)
    {
        _potential ??= State(input.Value);
        _trace ??= State(input.Value);
        _sigmoid ??= State(input.Value);
        _potential.mul_(Kept).add_(input.Value);
        torch.Tensor spike = _potential.ge(Threshold).to(torch.ScalarType.Float32);
        _sigmoid.copy_(_potential).sub_(Threshold).mul_(Spike.Sharpness).sigmoid_();
        _potential.sub_(spike);
        _trace.mul_(Kept).add_(spike);
        return new SpikeAndTrace(spike, _trace);
    }

    public torch.Tensor Backward(torch.Tensor gradient) =>
        gradient.mul(_sigmoid!).mul_(_sigmoid!.neg().add_(1)).mul_(Spike.Sharpness);

    private static torch.Tensor State(torch.Tensor like) => torch.zeros_like(like).DetachFromDisposeScope();
}
