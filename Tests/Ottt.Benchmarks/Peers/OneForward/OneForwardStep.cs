using Ottt.Benchmarks.Layers;
using Ottt.Training;
using TorchSharp;

namespace Ottt.Benchmarks.Peers.OneForward;

/// <summary>
/// The best one can do by hand with the same library: the gradients of the reference from one forward pass, with the traces written straight
/// into the weight gradients, in place and without a graph over the network.
/// </summary>
internal sealed class OneForwardStep : ITorchStep
{
    private readonly Workload _workload;
    private readonly OneForwardVariant _variant;
    private readonly OneForwardLayers _layers;

    /// <param name="workload">What is trained.</param>
    /// <param name="variant">What is done beyond computing a time step once.</param>
    /// <param name="learningRate">The learning rate.</param>
    public OneForwardStep(Workload workload, OneForwardVariant variant, double learningRate)
    {
        _workload = workload;
        _variant = variant;
        _layers = new OneForwardLayers(workload, variant, learningRate);
    }

    public double Train(torch.Tensor input, torch.Tensor labels)
    {
        using IDisposable withoutGraph = torch.no_grad();
        using DisposeScope sequence = torch.NewDisposeScope();
        bool everyStep = _workload.Rule == UpdateRule.EveryStep;
        torch.Tensor frame = _variant.IsChannelsLast && input.dim() == 4 ? ChannelsLast.Of(input) : input;
        double loss = 0;
        foreach (IOneForwardLayer layer in _layers.All) layer.Reset();
        if (!everyStep) Refresh();
        for (int timeStep = 0; timeStep < _workload.TimeSteps; timeStep++)
        {
            using DisposeScope step = torch.NewDisposeScope();
            if (everyStep) Refresh();
            loss += TrainStep(frame, labels);
            if (everyStep) Update();
        }

        if (!everyStep) Update();
        return loss;
    }

    public IEnumerable<torch.Tensor> Gradients() => _layers.Weights.SelectMany(weight => weight.Gradients());

    private double TrainStep(torch.Tensor frame, torch.Tensor labels)
    {
        var flow = new SpikeAndTrace(frame, null);
        foreach (IOneForwardLayer layer in _layers.All) flow = layer.Forward(flow);
        (torch.Tensor gradient, double loss) = CrossEntropy(flow.Value, labels);
        foreach (IOneForwardLayer layer in _layers.All.Reverse()) gradient = layer.Backward(gradient);
        return loss;
    }

    /// <summary>The cross entropy of a step divided by the number of steps, and its gradient (softmax - one-hot) / (batch steps).</summary>
    private (torch.Tensor Gradient, double Loss) CrossEntropy(torch.Tensor output, torch.Tensor labels)
    {
        torch.Tensor logarithms = output.log_softmax(1);
        torch.Tensor classes = labels.unsqueeze(1);
        double loss = -logarithms.gather(1, classes).mean().item<float>() / _workload.TimeSteps;
        torch.Tensor gradient = logarithms.exp_();
        gradient.scatter_add_(1, classes, torch.full_like(classes, -1, torch.ScalarType.Float32));
        return (gradient.mul_(1.0 / ((double)_workload.Batch * _workload.TimeSteps)), loss);
    }

    private void Refresh()
    {
        foreach (ProductWeight weight in _layers.Weights) weight.Refresh();
    }

    private void Update()
    {
        foreach (ProductWeight weight in _layers.Weights) weight.Update();
    }
}
