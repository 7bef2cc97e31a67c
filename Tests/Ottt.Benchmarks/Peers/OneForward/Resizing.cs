using TorchSharp;
using static TorchSharp.torch.nn;

namespace Ottt.Benchmarks.Peers.OneForward;

/// <summary>The mean of each 2x2 window: a quarter of the gradient to each of its elements.</summary>
internal sealed class Halving : IOneForwardLayer
{
    public void Reset()
    {
    }

    public SpikeAndTrace Forward(SpikeAndTrace input) => input.Map(static image => functional.avg_pool2d(image, 2, 2));

    public torch.Tensor Backward(torch.Tensor gradient) =>
        functional.interpolate(gradient, scale_factor: [2, 2], mode: torch.InterpolationMode.Nearest).mul_(0.25);
}

/// <summary>The mean of each channel.</summary>
internal sealed class GlobalMean : IOneForwardLayer
{
    private static readonly long[] Positions = [2, 3];

    private long[] _shape = [];

    public void Reset()
    {
    }

    public SpikeAndTrace Forward(SpikeAndTrace input)
    {
        _shape = input.Value.shape;
        return input.Map(static image => image.mean(Positions, keepdim: true));
    }

    public torch.Tensor Backward(torch.Tensor gradient) => gradient.expand(_shape).div(_shape[2] * _shape[3]);
}

/// <summary>An image as a vector.</summary>
internal sealed class Flattening : IOneForwardLayer
{
    private long[] _shape = [];

    public void Reset()
    {
    }

    public SpikeAndTrace Forward(SpikeAndTrace input)
    {
        _shape = input.Value.shape;
        return input.Map(static image => image.flatten(1));
    }

    public torch.Tensor Backward(torch.Tensor gradient) => gradient.view(_shape);
}
