using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Models;

namespace Ottt.Testing.Interpreter;

/// <summary>
/// The buffers of a program, each with memory of its own: [sample][position x channels + channel], in double precision. What must not be read
/// holds NaN, so that an operation that reads what was never written shows.
/// </summary>
internal sealed class InterpreterMemory
{
    private readonly EquatableArray<ProgramBuffer> _buffers;
    private readonly double[][][] _values;
    private readonly HashSet<int> _forgotten = [];

    public InterpreterMemory(EquatableArray<ProgramBuffer> buffers, int batch)
    {
        Batch = batch;
        _buffers = buffers;
        _values = [.. buffers.Select(buffer => NewBuffer(buffer, batch))];
    }

    public int Batch { get; }

    /// <summary>The elements of a buffer, sample by sample.</summary>
    public double[][] this[int buffer] => _values[buffer];

    public ProgramBuffer Description(int buffer) => _buffers[buffer];

    /// <summary>Makes what the step before left unreadable.</summary>
    public void ForgetStep()
    {
        foreach (ProgramBuffer buffer in _buffers)
        {
            if (buffer.Kind is BufferKind.Step or BufferKind.External) Fill(buffer.Id, double.NaN);
            if (buffer.Kind == BufferKind.Held) Fill(buffer.Id, 0);
        }

        _forgotten.Clear();
    }

    /// <summary>Makes a buffer unreadable for the rest of the step: what it held was never stored.</summary>
    public void Forget(int buffer)
    {
        Fill(buffer, double.NaN);
        _forgotten.Add(buffer);
    }

    public bool IsForgotten(int buffer) => _forgotten.Contains(buffer);

    /// <summary>Fills a buffer from an array in PyTorch's order, [batch, channels, positions].</summary>
    public void Import(int buffer, ReadOnlySpan<double> values)
    {
        ProgramBuffer shape = _buffers[buffer];
        if (values.Length != Batch * shape.Count)
        {
            throw new ArgumentException($"{shape.Name} has {Batch} x {shape.Count} elements; {values.Length} were given.", nameof(values));
        }

        for (int index = 0; index < values.Length; index++)
        {
            _values[buffer][index / shape.Count][ChannelsLast(shape, index % shape.Count)] = values[index];
        }
    }

    /// <summary>Copies a buffer in PyTorch's order, [batch, channels, positions].</summary>
    public double[] Export(int buffer)
    {
        ProgramBuffer shape = _buffers[buffer];
        var values = new double[Batch * shape.Count];
        for (int index = 0; index < values.Length; index++)
        {
            values[index] = _values[buffer][index / shape.Count][ChannelsLast(shape, index % shape.Count)];
        }

        return values;
    }

    private static int ChannelsLast(ProgramBuffer shape, int element) =>
        (element % shape.Positions * shape.Channels) + (element / shape.Positions);

    private static double[][] NewBuffer(ProgramBuffer buffer, int batch)
    {
        double start = buffer.Kind switch
        {
            BufferKind.State => buffer.Start,
            BufferKind.Bordered or BufferKind.Fixed or BufferKind.Held => 0,
            _ => double.NaN,
        };
        // A buffer that has no memory in the plan may still be a register of a loop.
        int samples = buffer.Kind switch { BufferKind.Fixed => 1, BufferKind.Scratch or BufferKind.Chunk => 0, _ => batch };
        return [.. Enumerable.Range(0, samples).Select(_ => Enumerable.Repeat(start, buffer.Count).ToArray())];
    }

    private void Fill(int buffer, double value)
    {
        foreach (double[] sample in _values[buffer]) Array.Fill(sample, value);
    }
}
