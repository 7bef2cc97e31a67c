using Ottt.Benchmarks.Layers;
using Ottt.Training;
using TorchSharp;
using static TorchSharp.torch.nn;

namespace Ottt.Benchmarks.Peers;

/// <summary>
/// The reference algorithm, as SpikingJelly runs it: every product behind a neuron is computed twice, once for the value, without a graph,
/// and once on the trace, so that autograd finds the trace where it looks for the operand of the weight gradient.
/// </summary>
internal sealed class ReferenceStep : ITorchStep
{
    private readonly Workload _workload;
    private readonly Dictionary<ProductLayer, TorchParameters> _parameters;
    private readonly List<ReferenceNeuron> _neurons;
    private readonly torch.optim.Optimizer _optimizer;

    /// <param name="workload">What is trained.</param>
    /// <param name="learningRate">The learning rate.</param>
    public ReferenceStep(Workload workload, double learningRate)
    {
        _workload = workload;
        _parameters = TorchParameters.Of(workload.Net);
        _neurons = [.. workload.Net.Layers.OfType<LifLayer>().Select(_ => new ReferenceNeuron())];
        _optimizer = torch.optim.SGD(_parameters.Values.SelectMany(parameters => parameters.All), learningRate, Workload.Momentum);
    }

    public double Train(torch.Tensor input, torch.Tensor labels)
    {
        bool everyStep = _workload.Rule == UpdateRule.EveryStep;
        double loss = 0;
        foreach (ReferenceNeuron neuron in _neurons) neuron.Reset();
        if (!everyStep) _optimizer.zero_grad();
        for (int timeStep = 0; timeStep < _workload.TimeSteps; timeStep++)
        {
            using DisposeScope scope = torch.NewDisposeScope();
            if (everyStep) _optimizer.zero_grad();
            torch.Tensor stepLoss = functional.cross_entropy(Forward(input), labels) / _workload.TimeSteps;
            stepLoss.backward();
            loss += stepLoss.item<float>();
            if (everyStep) _optimizer.step();
        }

        if (!everyStep) _optimizer.step();
        return loss;
    }

    public IEnumerable<torch.Tensor> Gradients() => _parameters.Values.SelectMany(parameters => parameters.All).Select(parameter => parameter.grad!);

    private torch.Tensor Forward(torch.Tensor input)
    {
        torch.Tensor value = input;
        torch.Tensor? trace = null;
        int neuron = 0;
        foreach (Layer layer in _workload.Net.Layers)
        {
            if (layer is LifLayer)
            {
                (value, trace) = _neurons[neuron++].Step(value);
            }
            else if (trace is null)
            {
                value = Apply(layer, value);
            }
            else if (layer is ProductLayer)
            {
                torch.Tensor product = WithoutGraph(layer, value);
                value = ReplaceForGradient.Of(Apply(layer, ReplaceForGradient.Of(value, trace)), product);
                trace = null;
            }
            else
            {
                value = Apply(layer, value);
                trace = WithoutGraph(layer, trace);
            }
        }

        return value;
    }

    private torch.Tensor WithoutGraph(Layer layer, torch.Tensor input)
    {
        using (torch.no_grad()) return Apply(layer, input);
    }

    private torch.Tensor Apply(Layer layer, torch.Tensor input) => layer switch
    {
        LinearLayer linear => functional.linear(input, _parameters[linear].Weight, _parameters[linear].Bias),
        ConvolutionLayer convolution => functional.conv2d(
            input, _parameters[convolution].Standardized(), _parameters[convolution].Bias, padding: [1, 1]),
        HalvingLayer => functional.avg_pool2d(input, 2, 2),
        GlobalMeanLayer => functional.adaptive_avg_pool2d(input, 1),
        FlattenLayer => input.flatten(1),
        ScaleLayer scale => input * scale.Factor,
        _ => throw new ArgumentException($"The reference has no {layer}.", nameof(layer)),
    };
}
