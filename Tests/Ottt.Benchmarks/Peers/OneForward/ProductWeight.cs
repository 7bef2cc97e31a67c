using TorchSharp;

namespace Ottt.Benchmarks.Peers.OneForward;

/// <summary>
/// The weight that a product uses, made of the parameters once per update: standardised where declared, with the scale in front of the product
/// multiplied in, and channels-last where asked for. Collects the gradients of an update.
/// </summary>
internal sealed class ProductWeight
{
    private readonly TorchParameters _parameters;
    private readonly double _scale;
    private readonly bool _channelsLast;
    private readonly torch.Tensor _weightGradient;
    private readonly torch.Tensor _biasGradient;
    private readonly MomentumUpdate _weightUpdate;
    private readonly MomentumUpdate _biasUpdate;
    private readonly MomentumUpdate? _gainUpdate;
    private torch.Tensor? _standardized;
    private torch.Tensor? _value;

    /// <param name="parameters">The parameters of the product.</param>
    /// <param name="scale">The factor in front of it.</param>
    /// <param name="channelsLast">Whether an image weight is to be channels-last.</param>
    /// <param name="learningRate">The learning rate.</param>
    public ProductWeight(TorchParameters parameters, double scale, bool channelsLast, double learningRate)
    {
        _parameters = parameters;
        _scale = scale;
        _channelsLast = channelsLast;
        _weightGradient = torch.zeros_like(parameters.Weight);
        _biasGradient = torch.zeros_like(parameters.Bias);
        _weightUpdate = new MomentumUpdate(parameters.Weight, learningRate);
        _biasUpdate = new MomentumUpdate(parameters.Bias, learningRate);
        _gainUpdate = parameters.Gain is { } gain ? new MomentumUpdate(gain, learningRate) : null;
    }

    /// <summary>The weight of the product; autograd gives a gradient with respect to it.</summary>
    public torch.Tensor Value => _value!;

    /// <summary>The bias.</summary>
    public torch.Tensor Bias => _parameters.Bias.detach();

    /// <summary>Makes the weight of the present parameters and forgets the gradients.</summary>
    public void Refresh()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        _value?.Dispose();
        _standardized?.Dispose();
        _standardized = null;
        if (_parameters.Gain is not null)
        {
            using (torch.enable_grad()) _standardized = (_parameters.Standardized() * _scale).DetachFromDisposeScope();
        }

        torch.Tensor value = _standardized?.detach() ?? (_scale == 1 ? _parameters.Weight.detach() : _parameters.Weight.detach() * _scale);
        if (_channelsLast) value = ChannelsLast.Of(value);
        _value = value.detach().requires_grad_(true).DetachFromDisposeScope();
        _weightGradient.zero_();
        _biasGradient.zero_();
    }

    /// <summary>dW += left right.</summary>
    public void AddProduct(torch.Tensor left, torch.Tensor right) => _weightGradient.addmm_(left, right);

    /// <summary>dW += gradient.</summary>
    public void AddWeight(torch.Tensor gradient) => _weightGradient.add_(gradient);

    /// <summary>db += gradient.</summary>
    public void AddBias(torch.Tensor gradient) => _biasGradient.add_(gradient);

    /// <summary>Moves the parameters by what was collected.</summary>
    public void Update()
    {
        if (_standardized is not null)
        {
            _parameters.Weight.grad?.zero_();
            _parameters.Gain!.grad?.zero_();
            _standardized.backward([_weightGradient]);
        }

        foreach ((torch.Tensor gradient, MomentumUpdate update) in Gradients().Zip(Updates())) update.Apply(gradient);
    }

    /// <summary>The gradients of weight, bias and gain that the last update used.</summary>
    public IReadOnlyList<torch.Tensor> Gradients() => _standardized is null
        ? [_scale == 1 ? _weightGradient : _weightGradient * _scale, _biasGradient]
        : [_parameters.Weight.grad!, _biasGradient, _parameters.Gain!.grad!];

    private IEnumerable<MomentumUpdate> Updates() => _gainUpdate is null ? [_weightUpdate, _biasUpdate] : [_weightUpdate, _biasUpdate, _gainUpdate];
}
