using Ottt.Cpu;
using Ottt.Numerics;

namespace Ottt.Runtime.Tests.Cpu;

/// <summary>A linear layer with random operands; results come back dense, in the feature order of the weight.</summary>
internal sealed class LinearCase
{
    private readonly float[] _x;
    private readonly float[] _delta;

    public LinearCase(int seed)
        : this(RandomGeometry(new PhiloxStream((ulong)seed, 2)), 1 + (seed % 19))
    {
    }

    public LinearCase(LinearGeometry geometry, int samples)
    {
        var random = new PhiloxStream((ulong)geometry.InFeatures, (ulong)samples);
        Geometry = geometry;
        Samples = samples;
        Weight = Tensors.Random(random, geometry.InFeatures * geometry.OutFeatures);
        Bias = Tensors.Random(random, geometry.OutFeatures);
        _x = Tensors.Random(random, samples * geometry.InFeatures);
        _delta = Tensors.Random(random, samples * geometry.OutFeatures);
    }

    public LinearGeometry Geometry { get; }

    public int Samples { get; }

    public float[] Weight { get; }

    public float[] Bias { get; }

    public float X(int sample, int feature) => _x[(sample * Geometry.InFeatures) + feature];

    public float Delta(int sample, int unit) => _delta[(sample * Geometry.OutFeatures) + unit];

    public float W(int unit, int feature) => Weight[(unit * Geometry.InFeatures) + feature];

    public float[] Forward(bool biased, int samplesAtOnce = int.MaxValue)
    {
        float[] packed = new float[Geometry.PackedForwardLength], y = Tensors.Memory(Geometry.OutFeatures, Samples);
        float[] x = Tensors.ToMemory(_x, Geometry.InChannels, Geometry.InPositions, Samples);
        for (int piece = 0; piece < Geometry.PackForwardPieces; piece++) Linear.PackForward(Geometry, Weight, packed, piece);
        int inStride = Layout.Stride(Geometry.InFeatures), outStride = Layout.Stride(Geometry.OutFeatures);
        for (int first = 0; first < Samples; first += Math.Min(samplesAtOnce, Samples))
        {
            int count = Math.Min(samplesAtOnce, Samples - first);
            Linear.Forward(Geometry, x.AsSpan(first * inStride), packed, biased ? Bias : [], y.AsSpan(first * outStride), count);
        }

        return Tensors.ToDense(y, Geometry.OutFeatures, 1, Samples);
    }

    public float[] InputGradient()
    {
        float[] packed = new float[Geometry.PackedBackwardLength], gradient = Tensors.Memory(Geometry.InFeatures, Samples);
        for (int piece = 0; piece < Geometry.PackBackwardPieces; piece++) Linear.PackBackward(Geometry, Weight, packed, piece);
        Linear.InputGradient(Geometry, Tensors.ToMemory(_delta, Geometry.OutFeatures, 1, Samples), packed, gradient, Samples);
        return Tensors.ToDense(gradient, Geometry.InChannels, Geometry.InPositions, Samples);
    }

    /// <summary>The gradient added to the weight, for want of another start value.</summary>
    public float[] WeightGradient(IEnumerable<int> pieces)
    {
        float[] gradient = [.. Weight];
        float[] x = Tensors.ToMemory(_x, Geometry.InChannels, Geometry.InPositions, Samples);
        float[] delta = Tensors.ToMemory(_delta, Geometry.OutFeatures, 1, Samples);
        foreach (int piece in pieces) Linear.WeightGradient(Geometry, x, delta, gradient, Samples, piece);
        return gradient;
    }

    private static LinearGeometry RandomGeometry(PhiloxStream random)
    {
        int channels = random.OneOf(1, 3, 16, 33, 40), positions = random.OneOf(1, 1, 4, 9);
        return new LinearGeometry(channels * positions, random.OneOf(1, 5, 10, 17, 31, 32, 64, 77, 131, 260), channels, positions);
    }
}
