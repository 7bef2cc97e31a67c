using TorchSharp;
using static TorchSharp.torch.nn;

namespace Ottt.Benchmarks.Peers.OneForward;

/// <summary>
/// A 3x3 convolution. Autograd computes its gradients, of a graph of this layer alone, after the trace has taken the place of the spikes.
/// </summary>
/// <param name="weight">The weight.</param>
/// <param name="isFirst">Whether nobody needs the gradient of its input; the input then is its own trace.</param>
/// <param name="channelsLast">Whether images are channels-last.</param>
internal sealed class ConvolutionProduct(ProductWeight weight, bool isFirst, bool channelsLast) : Product(weight, isFirst)
{
    private static readonly long[] SamplesAndPositions = [0, 2, 3];
    private static readonly long[] Padding = [1, 1];

    private OverwrittenOperand? _operand;
    private torch.Tensor? _trace;
    private torch.Tensor? _output;

    public override SpikeAndTrace Forward(SpikeAndTrace input)
    {
        torch.Tensor operand = input.Value;
        if (!IsFirst)
        {
            _operand ??= new OverwrittenOperand(input.Value, channelsLast);
            _operand.Overwrite(input.Value);
            _trace = input.Operand;
            operand = _operand.Saved;
        }

        _output?.Dispose();
        using (torch.enable_grad()) _output = functional.conv2d(operand, Weight.Value, Weight.Bias, padding: Padding).DetachFromDisposeScope();
        return new SpikeAndTrace(_output.detach(), null);
    }

    public override torch.Tensor Backward(torch.Tensor gradient)
    {
        Weight.AddBias(gradient.sum(SamplesAndPositions));
        if (IsFirst)
        {
            Weight.AddWeight(torch.autograd.grad([_output!], [Weight.Value], [gradient])[0]);
            return gradient;
        }

        _operand!.Overwrite(_trace!);
        IList<torch.Tensor> gradients = [.. torch.autograd.grad([_output!], [Weight.Value, _operand.Saved], [gradient])];
        Weight.AddWeight(gradients[0]);
        return gradients[1];
    }
}
