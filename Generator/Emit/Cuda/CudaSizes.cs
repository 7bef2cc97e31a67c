using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Lowering.Program.Operations;
using Ottt.Generator.Models;

namespace Ottt.Generator.Emit.Cuda;

/// <summary>The sizes of an operation as a type of constants; operations of the same sizes share one.</summary>
internal sealed class CudaSizes
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly SourceWriter _text = new();

    /// <summary>The types, as they are declared above the kernels.</summary>
    public string Text => _text.ToString();

    /// <summary>The sizes of a convolution whose input and output lie in buffers; a linear layer is one whose kernel covers its input.</summary>
    public string Of(string layer, Conv2dGeometry geometry, int inStride, int outStride) => Name(
        "conv2d" + layer,
        $"A product of images of {Of(geometry.Input, geometry.InChannels)} and a weight, to {Of(geometry.Output, geometry.OutChannels)}.",
        ("in_channels", geometry.InChannels),
        ("in_width", geometry.Input.Width),
        ("in_stride", inStride),
        ("out_channels", geometry.OutChannels),
        ("out_width", geometry.Output.Width),
        ("out_pixels", geometry.Output.Height * geometry.Output.Width),
        ("out_stride", outStride),
        ("kernel_width", geometry.Kernel.Width),
        ("stride_height", geometry.Stride.Height),
        ("stride_width", geometry.Stride.Width),
        ("dilation_height", geometry.Dilation.Height),
        ("dilation_width", geometry.Dilation.Width),
        ("groups", geometry.Groups),
        ("taps", geometry.Taps));

    /// <summary>The sizes of the weight of a convolution.</summary>
    public string OfWeight(string layer, Conv2dGeometry geometry) => Name(
        "packing" + layer,
        $"A weight of {Literals.Of(geometry.OutChannels)} x {Literals.Of(geometry.Taps)}.",
        ("in_channels", geometry.InChannels),
        ("out_channels", geometry.OutChannels),
        ("groups", geometry.Groups),
        ("taps", geometry.Taps));

    public string Of(string layer, Spread spread) => Name(
        (spread.Purpose is SpreadPurpose.Border or SpreadPurpose.TransposedGradient ? "border" : "spread") + layer,
        $"Images of {Of(spread.Geometry.Input, spread.Geometry.Channels)} inside of {Of(spread.Geometry.Output, spread.Geometry.Channels)}.",
        ("channels", spread.Geometry.Channels),
        ("in_width", spread.Geometry.Input.Width),
        ("out_height", spread.Geometry.Output.Height),
        ("out_width", spread.Geometry.Output.Width),
        ("top", spread.Geometry.Top),
        ("left", spread.Geometry.Left),
        ("step_height", spread.Geometry.Step.Height),
        ("step_width", spread.Geometry.Step.Width));

    public string Of(string layer, Pool2dGeometry geometry) => Name(
        "pool" + layer,
        $"Windows of images of {Of(geometry.Input, geometry.Channels)}, {Of(geometry.Output, geometry.Channels)} of them.",
        ("channels", geometry.Channels),
        ("in_height", geometry.Input.Height),
        ("in_width", geometry.Input.Width),
        ("out_height", geometry.Output.Height),
        ("out_width", geometry.Output.Width),
        ("kernel_height", geometry.Kernel.Height),
        ("kernel_width", geometry.Kernel.Width),
        ("stride_height", geometry.Stride.Height),
        ("stride_width", geometry.Stride.Width),
        ("padding_height", geometry.Padding.Height),
        ("padding_width", geometry.Padding.Width),
        ("count_include_pad", geometry.CountIncludePad ? 1 : 0));

    public string Of(string layer, AdaptivePool2dGeometry geometry) => Name(
        "pool" + layer,
        $"Windows of images of {Of(geometry.Input, geometry.Channels)}, {Of(geometry.Output, geometry.Channels)} of them.",
        ("channels", geometry.Channels),
        ("in_height", geometry.Input.Height),
        ("in_width", geometry.Input.Width),
        ("out_height", geometry.Output.Height),
        ("out_width", geometry.Output.Width));

    public string Of(string layer, UpsampleGeometry geometry) => Name(
        "upsample" + layer,
        $"Images of {Of(geometry.Input, geometry.Channels)}, made larger.",
        ("channels", geometry.Channels),
        ("in_height", geometry.Input.Height),
        ("in_width", geometry.Input.Width),
        ("scale_height", geometry.Scale.Height),
        ("scale_width", geometry.Scale.Width));

    private static string Of(Size2 size, int channels) => $"{Literals.Of(channels)} x {Literals.Of(size.Height)} x {Literals.Of(size.Width)}";

    private string Name(string wished, string comment, params (string Name, int Value)[] constants)
    {
        string members = string.Join(", ", constants.Select(constant => $"{constant.Name} = {Literals.Of(constant.Value)}"));
        if (_names.TryGetValue(wished + members, out string known)) return known;
        string name = wished;
        for (int number = 2; !_taken.Add(name); number++) name = wished + "_" + Literals.Of(number);
        _names.Add(wished + members, name);
        _text.Line("// " + comment).Line($"struct {name}").Line("{");
        using (_text.Indent("};"))
        {
            _text.Line("static constexpr int");
            using (_text.Indent()) WriteMembers(constants);
        }

        _text.Line();
        return name;
    }

    /// <summary>A few constants to a line.</summary>
    private void WriteMembers((string Name, int Value)[] constants)
    {
        const int PerLine = 5;
        for (int first = 0; first < constants.Length; first += PerLine)
        {
            string line = string.Join(", ", constants.Skip(first).Take(PerLine).Select(constant => $"{constant.Name} = {Literals.Of(constant.Value)}"));
            _text.Line(line + (first + PerLine < constants.Length ? "," : ";"));
        }
    }
}
