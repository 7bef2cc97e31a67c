using Ottt.Runtime.Tests.Networks;
using Ottt.Testing;

namespace Ottt.Runtime.Tests.Parity;

/// <summary>What a network is fed, and the gradients that it is given. The numbers are those of single precision.</summary>
/// <param name="seed">What everything is drawn from.</param>
internal sealed class Operands(ulong seed)
{
    public double[] Spike(int sequence, int step, int count) => Widths.Widen(Numbers.Spikes(Key(sequence, step), count));

    public double[] Trace(int sequence, int step, int count) => Widths.Widen(Numbers.Currents(Key(sequence, step), count));

    public double[] Tensor(int sequence, int step, int count) => Widths.Widen(Numbers.Currents(Key(sequence, step), count));

    public double[] OutputGradient(int sequence, int step, int count) => Widths.Widen(Numbers.Signed(Key(sequence, step), count));

    private ulong Key(int sequence, int step) => (seed * 10_000) + ((ulong)sequence * 100) + (ulong)step;
}
