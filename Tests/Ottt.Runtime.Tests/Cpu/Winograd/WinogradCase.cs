using Ottt.Cpu;
using Ottt.Cpu.Winograd;
using Ottt.Numerics;

namespace Ottt.Runtime.Tests.Cpu.Winograd;

/// <summary>A convolution of 3x3 kernels with random operands; results come back dense, channels first.</summary>
internal sealed class WinogradCase
{
    private readonly float[] _x;
    private readonly float[] _delta;

    public WinogradCase(int seed)
        : this(RandomGeometry(new PhiloxStream((ulong)seed, 5)), 1 + (seed % 5), isBinary: seed % 3 == 0)
    {
    }

    public WinogradCase(WinogradGeometry geometry, int samples, bool isBinary)
    {
        var random = new PhiloxStream((ulong)geometry.PackedLength, (ulong)samples);
        Geometry = geometry;
        Samples = samples;
        Weight = Tensors.Random(random, geometry.OutChannels * geometry.InChannels * 9);
        Bias = Tensors.Random(random, geometry.OutChannels);
        _x = Tensors.Random(random, samples * geometry.InChannels * InPixels);
        _delta = Tensors.Random(random, samples * geometry.OutChannels * OutPixels);
        for (int i = 0; isBinary && i < _x.Length; i++) _x[i] = _x[i] > 0.6f ? 1 : 0;
    }

    public WinogradGeometry Geometry { get; }

    public int Samples { get; }

    public float[] Weight { get; }

    public float[] Bias { get; }

    private int InPixels => Geometry.InHeight * Geometry.InWidth;

    private int OutPixels => Geometry.OutHeight * Geometry.OutWidth;

    public double[] ExpectedForward(bool biased)
    {
        double[] expected = new double[_delta.Length];
        for (int i = 0; biased && i < expected.Length; i++) expected[i] = Bias[i / OutPixels % Geometry.OutChannels];
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

    public float[] Forward(bool biased, int samplesAtOnce = int.MaxValue, int parts = 1)
    {
        float[] packed = Filled(Geometry.PackedLength);
        for (int piece = Geometry.PackPieces - 1; piece >= 0; piece--) WinogradConv2d.PackForward(Geometry, Weight, packed, piece);
        float[] x = Tensors.ToMemory(_x, Geometry.InChannels, InPixels, Samples);
        float[] y = Run(Geometry, x, packed, biased ? Bias : [], samplesAtOnce, parts);
        return Tensors.ToDense(y, Geometry.OutChannels, OutPixels, Samples);
    }

    /// <summary>The gradient of the part of the input from (top, left) of a size.</summary>
    public float[] InputGradient(int top, int left, int height, int width)
    {
        WinogradGeometry backward = Geometry.Backward(height, width);
        var spread = new SpreadGeometry(
            Geometry.OutChannels, Geometry.OutHeight, Geometry.OutWidth, backward.InHeight, backward.InWidth, 2 - top, 2 - left, 1, 1);
        float[] spreadDelta = Tensors.Memory(backward.InChannels * backward.InHeight * backward.InWidth, Samples);
        float[] packed = Filled(backward.PackedLength);
        Array.Clear(spreadDelta);
        Spread.Copy(spread, Tensors.ToMemory(_delta, Geometry.OutChannels, OutPixels, Samples), spreadDelta, Samples);
        for (int piece = 0; piece < backward.PackPieces; piece++) WinogradConv2d.PackBackward(backward, Weight, packed, piece);
        return Tensors.ToDense(Run(backward, spreadDelta, packed, [], Samples, parts: 1), Geometry.InChannels, height * width, Samples);
    }

    /// <summary>The gradient added to the weight, for want of another start value.</summary>
    /// <param name="run">Runs the pieces of a phase, given their number.</param>
    public float[] WeightGradient(Action<int, Action<int>> run)
    {
        WinogradGeometry g = Geometry;
        int capacity = g.SamplesOfChunk(Samples);
        float[] inputs = Filled(g.TransformedInputsLength(capacity)), gradients = Filled(g.TransformedOutputGradientsLength(capacity));
        float[] x = Tensors.ToMemory(_x, g.InChannels, InPixels, Samples), gradient = [.. Weight];
        float[] delta = Tensors.ToMemory(_delta, g.OutChannels, OutPixels, Samples);
        int inStride = Layout.Stride(g.InChannels * InPixels), outStride = Layout.Stride(g.OutChannels * OutPixels);
        for (int first = 0; first < Samples; first += capacity)
        {
            int count = Math.Min(capacity, Samples - first), firstOfChunk = first;
            run(2 * count, piece =>
            {
                int sample = piece / 2, start = firstOfChunk + sample;
                if (piece % 2 == 0) WinogradConv2d.TransformInputs(g, x.AsSpan(start * inStride), inputs, capacity, sample, 1);
                else WinogradConv2d.TransformOutputGradients(g, delta.AsSpan(start * outStride), gradients, capacity, sample, 1);
            });
            run(g.WeightGradientPieces, piece =>
            {
                float[] scratch = Filled(WinogradGeometry.WeightGradientScratchLength);
                WinogradConv2d.WeightGradient(g, inputs, gradients, scratch, gradient, capacity, count, piece);
            });
        }

        return gradient;
    }

    private static float[] Filled(int length)
    {
        float[] memory = new float[length];
        Array.Fill(memory, float.NaN);
        return memory;
    }

    private static WinogradGeometry RandomGeometry(PhiloxStream random) => new(
        random.OneOf(1, 3, 5, 16, 17, 32, 33),
        random.Between(3, 13),
        random.Between(3, 13),
        random.OneOf(1, 3, 5, 16, 17, 32, 33, 70));

    private float[] Run(WinogradGeometry geometry, float[] x, float[] packed, float[] bias, int samplesAtOnce, int parts)
    {
        int outElements = geometry.OutChannels * geometry.OutHeight * geometry.OutWidth;
        int inStride = Layout.Stride(geometry.InChannels * geometry.InHeight * geometry.InWidth), outStride = Layout.Stride(outElements);
        float[] y = Tensors.Memory(outElements, Samples);
        for (int first = 0; first < Samples; first += Math.Min(samplesAtOnce, Samples))
        {
            int count = Math.Min(samplesAtOnce, Samples - first);
            float[] scratch = Filled(geometry.ForwardScratchLength(count));
            for (int part = parts - 1; part >= 0; part--)
            {
                WinogradConv2d.Forward(
                    geometry, x.AsSpan(first * inStride), packed, bias, y.AsSpan(first * outStride), scratch, count, part, parts);
            }
        }

        for (int sample = 0; sample < Samples; sample++)
        {
            foreach (float padding in y.AsSpan(((sample + 1) * outStride) - (outStride - outElements), outStride - outElements))
            {
                if (!float.IsNaN(padding)) throw new InvalidOperationException("The kernel wrote behind a sample.");
            }
        }

        return y;
    }

    private void ForEachTap(Action<int, int, int> visit)
    {
        WinogradGeometry g = Geometry;
        for (int n = 0; n < Samples; n++)
            for (int o = 0; o < g.OutChannels; o++)
                for (int i = 0; i < g.InChannels; i++)
                    for (int tap = 0; tap < 9; tap++)
                        for (int pixel = 0; pixel < OutPixels; pixel++)
                        {
                            int row = (pixel / g.OutWidth) + (tap / 3), column = (pixel % g.OutWidth) + (tap % 3);
                            visit(
                                (((n * g.OutChannels) + o) * OutPixels) + pixel,
                                (((((n * g.InChannels) + i) * g.InHeight) + row) * g.InWidth) + column,
                                (((o * g.InChannels) + i) * 9) + tap);
                        }
    }
}
