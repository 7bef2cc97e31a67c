using Ottt.Benchmarks.Layers;
using TorchSharp;
using TorchParameter = TorchSharp.Modules.Parameter;

namespace Ottt.Benchmarks.Peers.OneForward;

/// <summary>Stochastic gradient descent with momentum of one parameter, in place.</summary>
/// <param name="parameter">The parameter.</param>
/// <param name="learningRate">The learning rate.</param>
internal sealed class MomentumUpdate(TorchParameter parameter, double learningRate)
{
    private readonly torch.Tensor _momentum = torch.zeros_like(parameter);

    /// <summary>Moves the parameter.</summary>
    public void Apply(torch.Tensor gradient)
    {
        _momentum.mul_(Workload.Momentum).add_(gradient);
        parameter.detach().add_(_momentum, -learningRate);
    }
}
