using TorchSharp;

namespace Ottt.Benchmarks.Peers.OneForward;

/// <summary>A fully connected layer, whose gradients are two matrix products.</summary>
internal sealed class LinearProduct(ProductWeight weight, bool isFirst) : Product(weight, isFirst)
{
    private static readonly long[] Samples = [0];

    private torch.Tensor _operand = null!;

    public override SpikeAndTrace Forward(SpikeAndTrace input)
    {
        _operand = input.Operand;
        return new SpikeAndTrace(Weight.Bias.addmm(input.Value, Weight.Value.t()), null);
    }

    public override torch.Tensor Backward(torch.Tensor gradient)
    {
        Weight.AddProduct(gradient.t(), _operand);
        Weight.AddBias(gradient.sum(Samples));
        return IsFirst ? gradient : gradient.mm(Weight.Value);
    }
}
