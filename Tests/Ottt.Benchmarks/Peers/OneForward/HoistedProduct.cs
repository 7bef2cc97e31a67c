using TorchSharp;

namespace Ottt.Benchmarks.Peers.OneForward;

/// <summary>
/// The first product of a network whose input is the same frame at every time step and whose weights stay for a sequence: computed once, and
/// its weight gradient once, of the summed gradients of its output.
/// </summary>
/// <param name="product">The product.</param>
/// <param name="timeSteps">The time steps of a sequence.</param>
internal sealed class HoistedProduct(Product product, int timeSteps) : IOneForwardLayer
{
    private int _stepsForward;
    private torch.Tensor? _output;
    private torch.Tensor? _gradientSum;

    public void Reset()
    {
        _stepsForward = 0;
        _gradientSum?.zero_();
    }

    public SpikeAndTrace Forward(SpikeAndTrace input)
    {
        if (_stepsForward++ == 0)
        {
            _output?.Dispose();
            _output = product.Forward(input).Value.DetachFromDisposeScope();
        }

        return new SpikeAndTrace(_output!, null);
    }

    public torch.Tensor Backward(torch.Tensor gradient)
    {
        _gradientSum ??= torch.zeros_like(gradient).DetachFromDisposeScope();
        _gradientSum.add_(gradient);
        return _stepsForward == timeSteps ? product.Backward(_gradientSum) : gradient;
    }
}
