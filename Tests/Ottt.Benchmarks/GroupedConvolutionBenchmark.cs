using BenchmarkDotNet.Attributes;
using Ottt.Cpu;

namespace Ottt.Benchmarks;

/// <summary>
/// Convolutions of 3x3 kernels in groups on one thread, down to the single channels of a depth-wise one. Groups of 32 channels fill a tile by themselves; the
/// arithmetic of the others is so many times less as their groups are narrower.
/// </summary>
public class GroupedConvolutionBenchmark
{
    private const int Samples = 8;
    private const int Size = 14;

    private Conv2dGeometry _geometry = null!;
    private Conv2dGeometry _backward = null!;
    private AlignedMemory _x = null!;
    private AlignedMemory _y = null!;
    private AlignedMemory _spread = null!;
    private AlignedMemory _inputGradient = null!;
    private AlignedMemory _weight = null!;
    private AlignedMemory _packed = null!;
    private AlignedMemory _accumulators = null!;
    private AlignedMemory _weightGradient = null!;

    /// <summary>The channels, in and out.</summary>
    [Params(128, 256)]
    public int Channels { get; set; }

    /// <summary>The channels of a group.</summary>
    [Params(1, 2, 4, 8, 32)]
    public int ChannelsOfGroup { get; set; }

    /// <summary>Random operands and a packed weight.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _geometry = new Conv2dGeometry(Channels, Size + 2, Size + 2, Channels, 3, 3, 1, 1, 1, 1, Channels / ChannelsOfGroup);
        _backward = _geometry.Backward(Size, Size);
        _x = Random(Samples * Layout.Stride(Channels * (Size + 2) * (Size + 2)));
        _y = Random(Samples * Layout.Stride(Channels * Size * Size));
        _spread = Random(_x.Length);
        _inputGradient = Random(_y.Length);
        _weight = Random(Channels * ChannelsOfGroup * 9);
        _weightGradient = Random(_weight.Length);
        _packed = Random(_geometry.PackedLength);
        _accumulators = Random(_geometry.AccumulatorLength);
        Pack();
    }

    /// <summary>Packs the weight for the output.</summary>
    [Benchmark]
    public void Pack()
    {
        for (int piece = 0; piece < _geometry.PackForwardPieces; piece++) Conv2d.PackForward(_geometry, _weight.Span, _packed.Span, piece);
    }

    /// <summary>The output.</summary>
    [Benchmark]
    public void Forward() => Conv2d.Forward(_geometry, _x.Span, _packed.Span, [], _y.Span, Samples);

    /// <summary>The gradient of the input, whose weight costs the same whatever is in it.</summary>
    [Benchmark]
    public void InputGradient() => Conv2d.Forward(_backward, _spread.Span, _packed.Span, [], _inputGradient.Span, Samples);

    /// <summary>The gradient of the weight.</summary>
    [Benchmark]
    public void WeightGradient()
    {
        for (int piece = 0; piece < _geometry.WeightGradientPieces; piece++)
        {
            Conv2d.WeightGradient(_geometry, _x.Span, _y.Span, _accumulators.Span, _weightGradient.Span, Samples, piece);
        }
    }

    private static AlignedMemory Random(int length)
    {
        var random = new Random(1);
        var memory = new AlignedMemory(length);
        foreach (ref float value in memory.Span) value = random.NextSingle() - 0.5f;
        return memory;
    }
}
