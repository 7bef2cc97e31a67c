using System.Diagnostics;
using Ottt.Cpu;

namespace Ottt.Benchmarks.Events;

/// <summary>A product that is measured with operands of any density.</summary>
/// <param name="Inputs">The elements of a sample.</param>
/// <param name="Outputs">The columns.</param>
/// <param name="Samples">The samples.</param>
internal sealed record EventShape(int Inputs, int Outputs, int Samples)
{
    private const int Rounds = 9;
    private const double SecondsOfRound = 0.01;

    private readonly LinearGeometry _geometry = new(Inputs, Outputs, Inputs, 1);
    private readonly AlignedMemory _x = new(Samples * Layout.Stride(Inputs));
    private readonly AlignedMemory _delta = Random(Samples * Layout.Stride(Outputs));
    private readonly AlignedMemory _packed = Random(Panels.Count(Outputs) * Inputs * Panels.Width);
    private readonly AlignedMemory _gradient = new(Inputs * Outputs);
    private readonly AlignedMemory _lists = new(EventLinear.SamplesAtOnce * Layout.Stride(Inputs));

    /// <summary>The density up to which events are taken for an output.</summary>
    public double ForwardLimit => (double)EventLimit.OfProduct(Inputs, Outputs, Math.Min(Samples, EventLinear.SamplesAtOnce)) / Inputs;

    /// <summary>The density up to which events are taken for a whole piece of a weight gradient.</summary>
    public double WeightGradientLimit =>
        (double)EventLimit.OfGradient(Panels.Width, Math.Min(Outputs, LinearGeometry.RowsOfPiece), Samples) / (Panels.Width * Samples);

    /// <summary>The time of a dense output over that without the terms of zeros.</summary>
    public double MeasureForward(double density)
    {
        Draw(density);
        int stride = Layout.Stride(Inputs), outStride = Layout.Stride(Outputs), inPiece = Math.Min(Samples, EventLinear.SamplesAtOnce);
        return Ratio(
            () =>
            {
                for (int first = 0; first < Samples; first += inPiece)
                {
                    Linear.Forward(_geometry, _x.Span[(first * stride)..], _packed.Span, [], _delta.Span[(first * outStride)..], inPiece);
                }
            },
            () =>
            {
                for (int first = 0; first < Samples; first += inPiece)
                {
                    EventLinear.Multiply(
                        _x.Span[(first * stride)..], Inputs, _packed.Span, [], _delta.Span[(first * outStride)..], Outputs, _lists.Span, inPiece, most: Inputs);
                }
            });
    }

    /// <summary>The time of a dense weight gradient over that without the terms of zeros.</summary>
    public double MeasureWeightGradient(double density)
    {
        Draw(density);
        return Ratio(
            () =>
            {
                for (int piece = 0; piece < _geometry.WeightGradientPieces; piece++)
                {
                    Linear.WeightGradient(_geometry, _x.Span, _delta.Span, _gradient.Span, Samples, piece);
                }
            },
            () =>
            {
                for (int piece = 0; piece < _geometry.WeightGradientPieces; piece++)
                {
                    EventLinear.AddWeightGradient(_geometry, _x.Span, _delta.Span, _gradient.Span, Samples, piece, most: int.MaxValue);
                }
            });
    }

    private void Draw(double density)
    {
        var random = new Random(1);
        _gradient.Span.Clear();
        foreach (ref float value in _x.Span) value = random.NextDouble() < density ? random.NextSingle() : 0;
    }

    private static AlignedMemory Random(int length)
    {
        var random = new Random(2);
        var memory = new AlignedMemory(length);
        foreach (ref float value in memory.Span) value = random.NextSingle() - 0.5f;
        return memory;
    }

    /// <summary>The least of several turns of each: what disturbs only adds.</summary>
    private static double Ratio(Action dense, Action events)
    {
        double denseSeconds = double.PositiveInfinity, eventSeconds = double.PositiveInfinity;
        for (int round = 0; round < Rounds; round++)
        {
            denseSeconds = Math.Min(denseSeconds, Seconds(dense));
            eventSeconds = Math.Min(eventSeconds, Seconds(events));
        }

        return denseSeconds / eventSeconds;
    }

    private static double Seconds(Action action)
    {
        int runs = 0;
        long start = Stopwatch.GetTimestamp();
        TimeSpan elapsed;
        do
        {
            action();
            runs++;
            elapsed = Stopwatch.GetElapsedTime(start);
        }
        while (elapsed.TotalSeconds < SecondsOfRound);
        return elapsed.TotalSeconds / runs;
    }
}
