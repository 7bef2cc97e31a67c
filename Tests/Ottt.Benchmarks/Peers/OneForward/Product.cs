using TorchSharp;

namespace Ottt.Benchmarks.Peers.OneForward;

/// <summary>A layer with a weight.</summary>
/// <param name="weight">The weight.</param>
/// <param name="isFirst">Whether nobody needs the gradient of its input.</param>
internal abstract class Product(ProductWeight weight, bool isFirst) : IOneForwardLayer
{
    /// <summary>The weight.</summary>
    public ProductWeight Weight { get; } = weight;

    /// <summary>Whether nobody needs the gradient of its input.</summary>
    protected bool IsFirst { get; } = isFirst;

    public void Reset()
    {
    }

    public abstract SpikeAndTrace Forward(SpikeAndTrace input);

    public abstract torch.Tensor Backward(torch.Tensor gradient);
}
