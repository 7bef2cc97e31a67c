using TorchSharp;

namespace Ottt.Benchmarks.Peers;

/// <summary>The step function, with the derivative of a sigmoid of sharpness 4 in its place.</summary>
internal sealed class Spike : torch.autograd.SingleTensorFunction<Spike>
{
    public const double Sharpness = 4;

    public override string Name => nameof(Spike);

    public override torch.Tensor forward(torch.autograd.AutogradContext ctx, params object[] vars)
    {
        var aboveThreshold = (torch.Tensor)vars[0];
        ctx.save_for_backward([aboveThreshold]);
        return aboveThreshold.ge(0).to(torch.ScalarType.Float32);
    }

    public override List<torch.Tensor> backward(torch.autograd.AutogradContext ctx, torch.Tensor gradient)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor sigmoid = ctx.get_saved_variables()[0].mul(Sharpness).sigmoid_();
        return [(gradient * (1 - sigmoid) * sigmoid * Sharpness).MoveToOuterDisposeScope()];
    }
}
