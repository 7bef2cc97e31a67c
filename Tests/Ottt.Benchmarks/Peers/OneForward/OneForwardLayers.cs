using Ottt.Benchmarks.Layers;

namespace Ottt.Benchmarks.Peers.OneForward;

/// <summary>Builds a network; a scale goes into the weight of the product behind it.</summary>
internal sealed class OneForwardLayers
{
    private readonly Dictionary<ProductLayer, TorchParameters> _parameters;
    private readonly OneForwardVariant _variant;
    private readonly double _learningRate;
    private readonly List<IOneForwardLayer> _layers = [];
    private readonly List<ProductWeight> _weights = [];
    private double _scale = 1;

    public OneForwardLayers(Workload workload, OneForwardVariant variant, double learningRate)
    {
        _parameters = TorchParameters.Of(workload.Net);
        _variant = variant;
        _learningRate = learningRate;
        foreach (Layer layer in workload.Net.Layers) Add(layer, workload.TimeSteps);
    }

    /// <summary>The layers, in order.</summary>
    public IReadOnlyList<IOneForwardLayer> All => _layers;

    /// <summary>The weights of the products, in order.</summary>
    public IReadOnlyList<ProductWeight> Weights => _weights;

    private void Add(Layer layer, int timeSteps)
    {
        switch (layer)
        {
            case ScaleLayer scale:
                _scale *= scale.Factor;
                break;
            case ProductLayer product:
                bool isFirst = _weights.Count == 0;
                Product built = Build(product, isFirst);
                _layers.Add(isFirst && _variant.IsHoisted ? new HoistedProduct(built, timeSteps) : built);
                break;
            default:
                _layers.Add(Build(layer));
                break;
        }
    }

    private Product Build(ProductLayer layer, bool isFirst)
    {
        bool isChannelsLast = _variant.IsChannelsLast && layer is ConvolutionLayer;
        var weight = new ProductWeight(_parameters[layer], _scale, isChannelsLast, _learningRate);
        _scale = 1;
        _weights.Add(weight);
        return layer is ConvolutionLayer ? new ConvolutionProduct(weight, isFirst, isChannelsLast) : new LinearProduct(weight, isFirst);
    }

    private static IOneForwardLayer Build(Layer layer) => layer switch
    {
        LifLayer => new Neuron(),
        HalvingLayer => new Halving(),
        GlobalMeanLayer => new GlobalMean(),
        FlattenLayer => new Flattening(),
        _ => throw new ArgumentException($"There is no {layer} here.", nameof(layer)),
    };
}
