using Ottt.Generator.Declaration.Choices;
using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Lowering.Program.Operations;
using Ottt.Generator.Models;

namespace Ottt.Generator.Emit.Cuda;

/// <summary>Prints what a thread does at its element for each operation of a kernel. It knows its sample, its element, and where that lies in memory.</summary>
internal sealed class ElementStatements
{
    private readonly KernelWriter _kernel;
    private readonly CudaSizes _sizes;
    private readonly ElementValues _values;
    private readonly CudaNeurons _neurons;

    public ElementStatements(KernelWriter kernel, CudaSizes sizes, FusedKernel fused, EarlierLoads? earlier = null)
    {
        _kernel = kernel;
        _sizes = sizes;
        _values = new ElementValues(kernel, new HashSet<int>(fused.Operations.SelectMany(operation => operation.Writes)), earlier);
        _neurons = new CudaNeurons(kernel, _values);
    }

    /// <summary>Gives the result of a product.</summary>
    public void Begin(int output, string sum) => _values.Assign(output, sum);

    public void Write(StepOperation operation)
    {
        switch (operation)
        {
            case NeuronStep neuron: _neurons.Write(neuron); break;
            case SurrogateGradient gradient: _neurons.Write(gradient); break;
            case TraceStep trace: _neurons.Write(trace); break;
            case SumOverSteps sum: Write(sum); break;
            case DrawMask mask: Write(mask); break;
            case Spread spread: Write(spread); break;
            default: _values.Assign(operation.Writes.Single(), Expression(operation)); break;
        }
    }

    /// <summary>Writes to memory what others read; a spread image was written on the way.</summary>
    public void Store(FusedKernel fused)
    {
        var spread = new HashSet<int>(fused.Operations.OfType<Spread>().Select(operation => operation.Output));
        foreach (int buffer in fused.Stored.Where(buffer => !spread.Contains(buffer))) _values.Store(buffer);
    }

    private string Expression(StepOperation operation) => operation switch
    {
        Scale o => $"{Value(o.Input)} * {CudaLiterals.Float(o.Factor)}",
        Sum o => $"{Value(o.First)} + {Value(o.Second)}",
        ApplyMask o => $"{Value(o.Input)} * {Value(o.Mask)}",
        Delay o => Value(o.Input),
        AddBias o => $"{Value(o.Input)} + {_kernel.Value(o.Bias)}[{(o.IsPerElement ? CudaPlaces.InPyTorch(o.Channels, o.Positions) : Channel(o.Channels))}]",
        Reorder { Direction: ReorderDirection.ToVector } o => $"{Sample(o.Input)}[element % {Literals.Of(o.Positions)} * {Literals.Of(o.Channels)} + element / {Literals.Of(o.Positions)}]",
        Reorder o => $"{Sample(o.Input)}[{CudaPlaces.InPyTorch(o.Channels, o.Positions)}]",
        AvgPool2d o => Image("avg_pool2d", _sizes.Of(LayerOf(o), o.Geometry), o.Input),
        AvgPool2dGradient o => Image("avg_pool2d_gradient", _sizes.Of(LayerOf(o), o.Geometry), o.OutputGradient),
        MaxPool2d o => Image("max_pool2d", _sizes.Of(LayerOf(o), o.Geometry), o.Input),
        MaxPool2dGradient o => Image("max_pool2d_gradient", _sizes.Of(LayerOf(o), o.Geometry), o.Input, o.OutputGradient),
        AdaptiveAvgPool2d o => Image("adaptive_avg_pool2d", _sizes.Of(LayerOf(o), o.Geometry), o.Input),
        AdaptiveAvgPool2dGradient o => Image("adaptive_avg_pool2d_gradient", _sizes.Of(LayerOf(o), o.Geometry), o.OutputGradient),
        Upsample o => Image($"upsample_{ModeOf(o.Geometry)}", _sizes.Of(LayerOf(o), o.Geometry), o.Input),
        UpsampleGradient o => Image($"upsample_{ModeOf(o.Geometry)}_gradient", _sizes.Of(LayerOf(o), o.Geometry), o.OutputGradient),
        BatchNormalize o => Normalized(o),
        BatchNormInputGradient o => InputGradient(o),
        GroupNormalize o => Normalized(o),
        GroupNormInputGradient o => InputGradient(o),
        LayerNormalize o => Normalized(o),
        LayerNormInputGradient o => InputGradient(o),
        _ => throw new InvalidOperationException($"No kernel is known for {operation.Name}."),
    };

    private void Write(SumOverSteps sum)
    {
        string gradient = _values.Of(sum.Gradient);
        string total = _values.Load(sum.Total, $"now.begins_sum ? 0.0f : {_kernel.Read(sum.Total)}[at]");
        _values.Assign(sum.Total, $"{total} + {gradient}");
    }

    private void Write(DrawMask draw)
    {
        string step = draw.EveryStep ? "now.time_step" : "0";
        string drawn = $"dropout_mask({CudaLiterals.Float(draw.Probability)}, now.seed, {Literals.Of(draw.Layer)}, *{_kernel.Sequence()}, {step}, sample, element)";
        _values.Of(draw.Mask, draw.EveryStep ? drawn : $"now.time_step == 0 ? {drawn} : {_kernel.Read(draw.Mask)}[at]");
    }

    /// <summary>What is spread may reach beyond the image that it is spread in.</summary>
    private void Write(Spread spread)
    {
        string sizes = _sizes.Of(LayerOf(spread), spread), value = _values.Of(spread.Input), place = $"inside_{CudaNames.Register(_kernel.Program.Buffers[spread.Output])}";
        string store = $"{_kernel.Write(spread.Output)}[{place}] = {value};";
        bool keepsAll = KeepsAll(spread.Geometry);
        _values.Declare(place, $"sample * {_kernel.Stride(spread.Output)} + place_in_spread<{sizes}>(element)");
        _kernel.Body.Line(keepsAll ? store : $"if (is_in_spread<{sizes}>(element)) {store}");
        _values.Alias(spread.Output, spread.Input, place);
    }

    private static bool KeepsAll(SpreadGeometry geometry) => geometry is { Top: >= 0, Left: >= 0 }
        && geometry.Top + ((geometry.Input.Height - 1) * geometry.Step.Height) < geometry.Output.Height
        && geometry.Left + ((geometry.Input.Width - 1) * geometry.Step.Width) < geometry.Output.Width;

    /// <summary>The trace of a bordered image lies where the image does.</summary>
    public void PlaceBehindBorder(TraceStep trace) => _values.Put(trace.Trace, _values.PlaceOf(trace.Input));

    private string Normalized(BatchNormalize o)
    {
        (string coefficients, string channel, string channels) = (_kernel.Read(o.Coefficients), Channel(o.Geometry.Channels), Literals.Of(o.Geometry.Channels));
        return $"({Value(o.Input)} - {coefficients}[{channel}]) * {coefficients}[2 * {channels} + {channel}] + {coefficients}[3 * {channels} + {channel}]";
    }

    private string InputGradient(BatchNormInputGradient o)
    {
        (string coefficients, string own, string channel, string channels) =
            (_kernel.Read(o.Coefficients), _kernel.Read(o.GradientCoefficients), Channel(o.Geometry.Channels), Literals.Of(o.Geometry.Channels));
        return $"{Value(o.OutputGradient)} * {coefficients}[2 * {channels} + {channel}] - {own}[{channel}] - ({Value(o.Operand)} - {coefficients}[{channel}]) * {own}[{channels} + {channel}]";
    }

    private string Normalized(GroupNormalize o)
    {
        string affine = o.Weight < 0 ? "" : $" * {_kernel.Value(o.Weight)}[{Channel(o.Geometry.Channels)}] + {_kernel.Value(o.Bias)}[{Channel(o.Geometry.Channels)}]";
        return $"({Value(o.Input)} - {OfGroup(o.Geometry, o.Statistics, 0)}) * {OfGroup(o.Geometry, o.Statistics, 1)}{affine}";
    }

    private string InputGradient(GroupNormInputGradient o)
    {
        string weight = o.Weight < 0 ? "" : $" * {_kernel.Value(o.Weight)}[{Channel(o.Geometry.Channels)}]";
        return $"{Value(o.OutputGradient)}{weight} * {OfGroup(o.Geometry, o.Statistics, 1)} - {OfGroup(o.Geometry, o.Pull, 0)} - ({Value(o.Operand)} - {OfGroup(o.Geometry, o.Statistics, 0)}) * {OfGroup(o.Geometry, o.Pull, 1)}";
    }

    private string Normalized(LayerNormalize o)
    {
        string weight = o.Weight.Exists ? $" * {_kernel.Read(o.Weight.Packed)}[element]" : "";
        string bias = o.Bias.Exists ? $" + {_kernel.Read(o.Bias.Packed)}[element]" : "";
        return $"({Value(o.Input)} - {Sample(o.Statistics)}[0]) * {Sample(o.Statistics)}[1]{weight}{bias}";
    }

    private string InputGradient(LayerNormInputGradient o)
    {
        string weight = o.Weight.Exists ? $" * {_kernel.Read(o.Weight.Packed)}[element]" : "";
        return $"{Value(o.OutputGradient)}{weight} * {Sample(o.Statistics)}[1] - {Sample(o.Pull)}[0] - ({Value(o.Operand)} - {Sample(o.Statistics)}[0]) * {Sample(o.Pull)}[1]";
    }

    /// <summary>A number of the group of the element's channel, from [rows][groups].</summary>
    private string OfGroup(GroupNormGeometry geometry, int buffer, int row) =>
        $"{Sample(buffer)}[{Literals.Of(row * geometry.Groups)} + {Channel(geometry.Channels)} / {Literals.Of(geometry.Channels / geometry.Groups)}]";

    private string Image(string function, string sizes, params int[] buffers) =>
        $"{function}<{sizes}>({string.Join(", ", buffers.Select(buffer => $"{_kernel.Read(buffer)} + sample * {_kernel.Stride(buffer)}"))}, element)";

    private string Sample(int buffer) => $"({_kernel.Read(buffer)} + sample * {_kernel.Stride(buffer)})";

    private string Value(int buffer) => _values.Of(buffer);

    private string LayerOf(StepOperation operation) => LayerPath.Identifier(_kernel.Program.Layers[operation.Layer].Path);

    private static string ModeOf(UpsampleGeometry geometry) => geometry.Mode == UpsampleMode.Nearest ? "nearest" : "bilinear";

    private static string Channel(int channels) => $"element % {Literals.Of(channels)}";
}
