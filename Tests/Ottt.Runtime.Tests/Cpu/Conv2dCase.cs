using Ottt.Cpu;
using Ottt.Numerics;

namespace Ottt.Runtime.Tests.Cpu;

/// <summary>A convolution with random operands; results come back dense, channels first.</summary>
internal sealed class Conv2dCase
{
    private readonly float[] _x;
    private readonly float[] _delta;

    public Conv2dCase(int seed)
        : this(RandomGeometry(new PhiloxStream((ulong)seed, 3), hasNarrowGroups: seed % 3 == 1), 1 + (seed % 4))
    {
    }

    public Conv2dCase(Conv2dGeometry geometry, int samples)
    {
        var random = new PhiloxStream((ulong)geometry.PackedLength, (ulong)samples);
        Geometry = geometry;
        Samples = samples;
        int weightsOfUnit = geometry.InChannels / geometry.Groups * geometry.KernelHeight * geometry.KernelWidth;
        Weight = Tensors.Random(random, geometry.OutChannels * weightsOfUnit);
        Bias = Tensors.Random(random, geometry.OutChannels);
        _x = Tensors.Random(random, samples * geometry.InChannels * geometry.InHeight * geometry.InWidth);
        _delta = Tensors.Random(random, samples * geometry.OutChannels * geometry.OutHeight * geometry.OutWidth);
    }

    public Conv2dGeometry Geometry { get; }

    public int Samples { get; }

    public float[] Weight { get; }

    public float[] Bias { get; }

    /// <summary>One group as a convolution of its own.</summary>
    public Conv2dCase Group(int group)
    {
        Conv2dGeometry g = Geometry;
        int inputs = g.InChannels / g.Groups, outputs = g.OutChannels / g.Groups, weights = Weight.Length / g.Groups;
        var one = new Conv2dCase(
            new Conv2dGeometry(
                inputs, g.InHeight, g.InWidth, outputs, g.KernelHeight, g.KernelWidth, g.StrideHeight, g.StrideWidth, g.DilationHeight, g.DilationWidth, 1),
            Samples);
        Weight.AsSpan(group * weights, weights).CopyTo(one.Weight);
        Bias.AsSpan(group * outputs, outputs).CopyTo(one.Bias);
        Slice(_x, one._x, Geometry.Groups, group, Samples);
        Slice(_delta, one._delta, Geometry.Groups, group, Samples);
        return one;
    }

    /// <summary>Copies a group of the channels of every sample.</summary>
    public static void Slice(float[] all, float[] one, int groups, int group, int samples)
    {
        int elements = one.Length / samples;
        for (int sample = 0; sample < samples; sample++) all.AsSpan(((sample * groups) + group) * elements, elements).CopyTo(one.AsSpan(sample * elements));
    }

    private float[] XMemory => Tensors.ToMemory(_x, Geometry.InChannels, Geometry.InHeight * Geometry.InWidth, Samples);

    private float[] DeltaMemory => Tensors.ToMemory(_delta, Geometry.OutChannels, Geometry.OutHeight * Geometry.OutWidth, Samples);

    /// <summary>Visits every product of the convolution: sample and output, input and weight element, as dense indices.</summary>
    public void ForEachTap(Action<int, int, int> visit)
    {
        Conv2dGeometry g = Geometry;
        int inOfGroup = g.InChannels / g.Groups, outOfGroup = g.OutChannels / g.Groups;
        for (int n = 0; n < Samples; n++)
            for (int o = 0; o < g.OutChannels; o++)
                for (int i = 0; i < inOfGroup; i++)
                    for (int r = 0; r < g.KernelHeight; r++)
                        for (int s = 0; s < g.KernelWidth; s++)
                            for (int y = 0; y < g.OutHeight; y++)
                                for (int x = 0; x < g.OutWidth; x++)
                                {
                                    int row = (y * g.StrideHeight) + (r * g.DilationHeight);
                                    int column = (x * g.StrideWidth) + (s * g.DilationWidth);
                                    int channel = (o / outOfGroup * inOfGroup) + i;
                                    visit(
                                        (((((n * g.OutChannels) + o) * g.OutHeight) + y) * g.OutWidth) + x,
                                        (((((n * g.InChannels) + channel) * g.InHeight) + row) * g.InWidth) + column,
                                        (((((o * inOfGroup) + i) * g.KernelHeight) + r) * g.KernelWidth) + s);
                                }
    }

    public double[] ExpectedForward(bool biased)
    {
        int pixels = Geometry.OutHeight * Geometry.OutWidth;
        double[] expected = new double[_delta.Length];
        for (int i = 0; biased && i < expected.Length; i++) expected[i] = Bias[i / pixels % Geometry.OutChannels];
        ForEachTap((output, input, weight) => expected[output] += (double)_x[input] * Weight[weight]);
        return expected;
    }

    public double[] ExpectedInputGradient()
    {
        double[] expected = new double[_x.Length];
        ForEachTap((output, input, weight) => expected[input] += (double)_delta[output] * Weight[weight]);
        return expected;
    }

    public double[] ExpectedWeightGradient()
    {
        double[] expected = [.. Weight.Select(value => (double)value)];
        ForEachTap((output, input, weight) => expected[weight] += (double)_delta[output] * _x[input]);
        return expected;
    }

    public float[] Forward(bool biased, int samplesAtOnce = int.MaxValue)
    {
        int elements = Geometry.OutChannels * Geometry.OutHeight * Geometry.OutWidth;
        float[] packed = new float[Geometry.PackedLength], y = Tensors.Memory(elements, Samples), x = XMemory;
        for (int piece = 0; piece < Geometry.PackForwardPieces; piece++) Conv2d.PackForward(Geometry, Weight, packed, piece);
        int inStride = Layout.Stride(Geometry.InChannels * Geometry.InHeight * Geometry.InWidth), outStride = Layout.Stride(elements);
        for (int first = 0; first < Samples; first += Math.Min(samplesAtOnce, Samples))
        {
            int count = Math.Min(samplesAtOnce, Samples - first);
            Conv2d.Forward(Geometry, x.AsSpan(first * inStride), packed, biased ? Bias : [], y.AsSpan(first * outStride), count);
        }

        return Tensors.ToDense(y, Geometry.OutChannels, Geometry.OutHeight * Geometry.OutWidth, Samples);
    }

    /// <summary>Spreads the output gradient and convolves it; the part of the input from (top, left) of a size.</summary>
    public float[] InputGradient(int top, int left, int height, int width)
    {
        Conv2dGeometry g = Geometry, backward = g.Backward(height, width);
        var spread = new SpreadGeometry(
            g.OutChannels,
            g.OutHeight,
            g.OutWidth,
            backward.InHeight,
            backward.InWidth,
            (g.DilationHeight * (g.KernelHeight - 1)) - top,
            (g.DilationWidth * (g.KernelWidth - 1)) - left,
            g.StrideHeight,
            g.StrideWidth);
        float[] packed = new float[backward.PackedLength];
        float[] spreadDelta = Tensors.Memory(g.OutChannels * backward.InHeight * backward.InWidth, Samples);
        float[] gradient = Tensors.Memory(g.InChannels * height * width, Samples);
        Array.Clear(spreadDelta);
        for (int piece = 0; piece < g.PackBackwardPieces; piece++) Conv2d.PackBackward(g, Weight, packed, piece);
        Spread.Copy(spread, DeltaMemory, spreadDelta, Samples);
        Conv2d.Forward(backward, spreadDelta, packed, [], gradient, Samples);
        return Tensors.ToDense(gradient, g.InChannels, height * width, Samples);
    }

    /// <summary>The gradient added to the weight, for want of another start value.</summary>
    public float[] WeightGradient(Action<int, Action<int>> runPieces)
    {
        float[] gradient = [.. Weight], accumulators = new float[Geometry.AccumulatorLength], x = XMemory, delta = DeltaMemory;
        Array.Fill(accumulators, float.NaN);
        runPieces(
            Geometry.WeightGradientPieces,
            piece => Conv2d.WeightGradient(Geometry, x, delta, accumulators, gradient, Samples, piece));
        return gradient;
    }

    private static Conv2dGeometry RandomGeometry(PhiloxStream random, bool hasNarrowGroups)
    {
        int narrow = random.OneOf(1, 1, 2, 4);
        int groups = hasNarrowGroups ? random.Between(2, 90 / narrow) : random.OneOf(1, 1, 1, 2, 3), kernelHeight = random.Between(1, 4), kernelWidth = random.Between(1, 4);
        int dilationHeight = random.Between(1, 2), dilationWidth = random.Between(1, 3);
        return new Conv2dGeometry(
            groups * (hasNarrowGroups ? narrow : random.OneOf(1, 2, 5, 8, 16, 35)),
            (dilationHeight * (kernelHeight - 1)) + random.Between(1, 7),
            (dilationWidth * (kernelWidth - 1)) + random.Between(1, 7),
            groups * (hasNarrowGroups ? narrow : random.OneOf(1, 3, 8, 16, 31, 32, 50)),
            kernelHeight,
            kernelWidth,
            random.Between(1, 3),
            random.Between(1, 2),
            dilationHeight,
            dilationWidth,
            groups);
    }
}
