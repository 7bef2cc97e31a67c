using BenchmarkDotNet.Attributes;
using Ottt.Cpu;
using Ottt.Cpu.Winograd;

namespace Ottt.Benchmarks;

/// <summary>
/// Convolutions of 3x3 kernels on one thread, directly and by Winograd's transform: packing, output, gradients of input and weight.
/// </summary>
public class ConvolutionBenchmark
{
    private ConvolutionOperands _operands = null!;

    /// <summary>The sizes of the VGG's layers, and of one whose height is no multiple of a tile's.</summary>
    public static IEnumerable<ConvolutionShape> Shapes =>
    [
        new(32, 64, 128, 32),
        new(32, 128, 256, 16),
        new(32, 256, 256, 16),
        new(32, 256, 512, 8),
        new(32, 512, 512, 8),
        new(32, 512, 512, 4),
        new(128, 32, 64, 14),
    ];

    /// <summary>The sizes.</summary>
    [ParamsSource(nameof(Shapes))]
    public ConvolutionShape Shape { get; set; } = null!;

    /// <summary>Random operands, both weights packed.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _operands = new ConvolutionOperands(Shape);
        PackDirect();
        PackWinograd();
    }

    /// <summary>Packs the weight for the output.</summary>
    [Benchmark]
    public void PackDirect()
    {
        for (int piece = 0; piece < _operands.Direct.PackForwardPieces; piece++)
        {
            Conv2d.PackForward(_operands.Direct, _operands.Weight, _operands.DirectPacked, piece);
        }
    }

    /// <summary>Transforms the weight for the output.</summary>
    [Benchmark]
    public void PackWinograd()
    {
        for (int piece = 0; piece < _operands.Winograd.PackPieces; piece++)
        {
            WinogradConv2d.PackForward(_operands.Winograd, _operands.Weight, _operands.WinogradPacked, piece);
        }
    }

    /// <summary>The output.</summary>
    [Benchmark]
    public void ForwardDirect() =>
        Conv2d.Forward(_operands.Direct, _operands.X, _operands.DirectPacked, [], _operands.Y, Shape.Samples);

    /// <summary>The output.</summary>
    [Benchmark]
    public void ForwardWinograd() =>
        WinogradConv2d.Forward(
            _operands.Winograd, _operands.X, _operands.WinogradPacked, [], _operands.Y, _operands.Scratch, Shape.Samples);

    /// <summary>The gradient of the input, whose weight costs the same whatever is in it.</summary>
    [Benchmark]
    public void InputGradientDirect() =>
        Conv2d.Forward(
            _operands.DirectBackward, _operands.Delta, _operands.DirectPacked, [], _operands.InputGradient, Shape.Samples);

    /// <summary>The gradient of the input, whose weight costs the same whatever is in it.</summary>
    [Benchmark]
    public void InputGradientWinograd() =>
        WinogradConv2d.Forward(
            _operands.WinogradBackward,
            _operands.Delta,
            _operands.WinogradPacked,
            [],
            _operands.InputGradient,
            _operands.Scratch,
            Shape.Samples);

    /// <summary>The gradient of the weight.</summary>
    [Benchmark]
    public void WeightGradientDirect()
    {
        for (int piece = 0; piece < _operands.Direct.WeightGradientPieces; piece++)
        {
            Conv2d.WeightGradient(
                _operands.Direct, _operands.X, _operands.Y, _operands.Accumulators, _operands.WeightGradient, Shape.Samples, piece);
        }
    }

    /// <summary>The gradient of the weight.</summary>
    [Benchmark]
    public void WeightGradientWinograd() => _operands.AddWinogradWeightGradient();
}
