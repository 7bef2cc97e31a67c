using TorchSharp;

namespace Ottt.Benchmarks.Peers;

/// <summary>The value of the second operand, and the gradient to both: how the reference lets autograd see a trace where the spike flows.</summary>
internal sealed class ReplaceForGradient : torch.autograd.MultiTensorFunction<ReplaceForGradient>
{
    public override string Name => nameof(ReplaceForGradient);

    public static torch.Tensor Of(torch.Tensor operand, torch.Tensor value) => apply(operand, value)[0];

    public override List<torch.Tensor> forward(torch.autograd.AutogradContext ctx, params object[] vars) => [((torch.Tensor)vars[1]).alias()];

    public override List<torch.Tensor> backward(torch.autograd.AutogradContext ctx, List<torch.Tensor> gradients) => [gradients[0], gradients[0]];
}
