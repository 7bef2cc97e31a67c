using TorchSharp;

namespace Ottt.Benchmarks.Peers;

/// <summary>A way to train a network on a batch with TorchSharp.</summary>
internal interface ITorchStep
{
    /// <summary>Trains once.</summary>
    /// <param name="input">[batch, sample shape].</param>
    /// <param name="labels">[batch], 64-bit integers.</param>
    /// <returns>The loss, summed over the time steps.</returns>
    double Train(torch.Tensor input, torch.Tensor labels);

    /// <summary>The gradients that the last update used: weight, bias and gain of each product in turn.</summary>
    IEnumerable<torch.Tensor> Gradients();
}
