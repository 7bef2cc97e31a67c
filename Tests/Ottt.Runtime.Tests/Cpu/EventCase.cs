using Ottt.Cpu;
using Ottt.Numerics;

namespace Ottt.Runtime.Tests.Cpu;

/// <summary>A linear layer whose operands hold zeros of both signs, computed with and without them.</summary>
internal sealed class EventCase
{
    private readonly float[] _x;
    private readonly float[] _delta;
    private readonly float[] _bias;

    /// <param name="geometry">The sizes.</param>
    /// <param name="samples">The samples.</param>
    /// <param name="density">The share of elements that are not zero.</param>
    /// <param name="size">The size of all numbers but the bias; a tiny one lets products vanish.</param>
    public EventCase(LinearGeometry geometry, int samples, double density, float size = 1)
    {
        var random = new PhiloxStream((ulong)geometry.InFeatures, (ulong)samples);
        Geometry = geometry;
        Samples = samples;
        Weight = [.. Tensors.Random(random, geometry.InFeatures * geometry.OutFeatures).Select(value => value * MathF.Abs(size))];
        _x = Events(random, samples * geometry.InFeatures, density, size);
        _delta = Events(random, samples * geometry.OutFeatures, density, size);

        // A sum may start from a zero with a sign, too.
        _bias = Events(random, geometry.OutFeatures, size == 1 ? 0.5 : 0, size);
    }

    public LinearGeometry Geometry { get; }

    public int Samples { get; }

    public float[] Weight { get; init; }

    /// <summary>Sets a feature to zero in all samples.</summary>
    public void Silence(int feature)
    {
        for (int sample = 0; sample < Samples; sample++) _x[(sample * Geometry.InFeatures) + feature] = 0;
    }

    public float[] Forward(bool skips)
    {
        float[] packed = new float[Geometry.PackedForwardLength], y = Tensors.Memory(Geometry.OutFeatures, Samples);
        float[] x = Tensors.ToMemory(_x, Geometry.InChannels, Geometry.InPositions, Samples);
        for (int piece = 0; piece < Geometry.PackForwardPieces; piece++) Linear.PackForward(Geometry, Weight, packed, piece);
        if (skips) EventLinear.Forward(Geometry, x, packed, _bias, y, new float[Geometry.ForwardEventsLength], Samples);
        else Linear.Forward(Geometry, x, packed, _bias, y, Samples);
        return Tensors.ToDense(y, Geometry.OutFeatures, 1, Samples);
    }

    public float[] InputGradient(bool skips)
    {
        float[] packed = new float[Geometry.PackedBackwardLength], gradient = Tensors.Memory(Geometry.InFeatures, Samples);
        float[] delta = Tensors.ToMemory(_delta, Geometry.OutFeatures, 1, Samples);
        for (int piece = 0; piece < Geometry.PackBackwardPieces; piece++) Linear.PackBackward(Geometry, Weight, packed, piece);
        if (skips) EventLinear.InputGradient(Geometry, delta, packed, gradient, new float[Geometry.BackwardEventsLength], Samples);
        else Linear.InputGradient(Geometry, delta, packed, gradient, Samples);
        return Tensors.ToDense(gradient, Geometry.InChannels, Geometry.InPositions, Samples);
    }

    /// <summary>The gradient added to zeros that have a sign.</summary>
    public float[] WeightGradient(bool skips)
    {
        float[] gradient = new float[Geometry.InFeatures * Geometry.OutFeatures];
        Array.Fill(gradient, -0f);
        float[] x = Tensors.ToMemory(_x, Geometry.InChannels, Geometry.InPositions, Samples);
        float[] delta = Tensors.ToMemory(_delta, Geometry.OutFeatures, 1, Samples);
        for (int piece = 0; piece < Geometry.WeightGradientPieces; piece++)
        {
            if (skips) EventLinear.WeightGradient(Geometry, x, delta, gradient, Samples, piece);
            else Linear.WeightGradient(Geometry, x, delta, gradient, Samples, piece);
        }

        return gradient;
    }

    private static float[] Events(PhiloxStream random, int length, double density, float size)
    {
        float[] values = new float[length];
        for (int index = 0; index < length; index++)
        {
            float value = ((2 * random.NextSingle()) - 1) * size;
            values[index] = random.NextSingle() < density ? value : MathF.CopySign(0, value);
        }

        return values;
    }
}
