using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Ottt.Cpu;

/// <content>The memory of a network, as generated code reads and writes it.</content>
public abstract partial class CpuBackend
{
    /// <summary>Loads a vector.</summary>
    /// <param name="start">The first element of a piece of a buffer.</param>
    /// <param name="index">The element to start from.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static Vector<float> Load(ref float start, nuint index) => Vector.LoadUnsafe(ref start, index);

    /// <summary>Loads a vector of a sum over the steps, which begins with zero after it was collected.</summary>
    /// <param name="start">The first element of a piece of a buffer.</param>
    /// <param name="index">The element to start from.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected Vector<float> LoadTotal(ref float start, nuint index) => _isCollected ? Vector<float>.Zero : Load(ref start, index);

    /// <summary>Stores a vector.</summary>
    /// <param name="value">The vector.</param>
    /// <param name="start">The first element of a piece of a buffer.</param>
    /// <param name="index">The element to start from.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static void Store(Vector<float> value, ref float start, nuint index) => value.StoreUnsafe(ref start, index);

    /// <summary>How far potentials are above the threshold.</summary>
    /// <param name="charged">The charged membrane potentials.</param>
    /// <param name="threshold">The threshold.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static Vector<float> Above(Vector<float> charged, float threshold) => charged - new Vector<float>(threshold);

    /// <summary>What a step leaves of a trace under the present rule: its declared share, or nothing where each step learns from itself alone.</summary>
    /// <param name="declared">The declared share.</param>
    protected Vector<float> TraceDecay(float declared) => new(TraceRule == TraceRule.Sltt ? 0 : declared);

    /// <summary>The elements of samples in a buffer, padding included.</summary>
    /// <param name="buffer">The buffer.</param>
    /// <param name="samples">The samples.</param>
    protected static nuint ElementsOf(CpuBuffer buffer, int samples) => (nuint)(samples * buffer.Stride);

    /// <summary>Samples of a buffer.</summary>
    /// <param name="buffer">The buffer.</param>
    /// <param name="first">The first sample.</param>
    /// <param name="samples">The number of samples.</param>
    protected Span<float> Samples(CpuBuffer buffer, int first, int samples) =>
        _samples.Span.Slice((buffer.Offset * _capacity) + (first * buffer.Stride), samples * buffer.Stride);

    /// <summary>The first element of a sample in a buffer.</summary>
    /// <param name="buffer">The buffer.</param>
    /// <param name="first">The sample.</param>
    protected ref float Start(CpuBuffer buffer, int first) => ref MemoryMarshal.GetReference(Samples(buffer, first, 1));

    /// <summary>Samples of a buffer that lives within a piece, in the memory of the present thread.</summary>
    /// <param name="buffer">The buffer; its offset is that in the memory of a thread.</param>
    /// <param name="samples">The number of samples of the piece.</param>
    protected Span<float> OfPiece(CpuBuffer buffer, int samples) =>
        _pieces.Span.Slice((WorkerPool.CurrentThread * _pieceFloats) + buffer.Offset, samples * buffer.Stride);

    /// <summary>The first element of a buffer that lives within a piece.</summary>
    /// <param name="buffer">The buffer.</param>
    protected ref float StartOfPiece(CpuBuffer buffer) => ref MemoryMarshal.GetReference(OfPiece(buffer, 1));

    /// <summary>Scratch of the present thread, for one operation.</summary>
    /// <param name="buffer">The buffer; its offset is that in the memory of a thread.</param>
    protected Span<float> Scratch(CpuBuffer buffer) => OfPiece(buffer, 1);

    /// <summary>A buffer that is there once, not per sample.</summary>
    /// <param name="buffer">The buffer.</param>
    protected Span<float> Fixed(CpuBuffer buffer) => _fixed.Span.Slice(buffer.Offset, buffer.Count);

    /// <summary>The value of a parameter.</summary>
    /// <param name="parameter">Its index.</param>
    protected ReadOnlySpan<float> Value(int parameter) => Parameters[parameter].Value;

    /// <summary>The gradient of a parameter.</summary>
    /// <param name="parameter">Its index.</param>
    protected Span<float> Gradient(int parameter) => Parameters[parameter].PartialGradient;

    /// <summary>A buffer of the network that holds numbers, such as a running mean.</summary>
    /// <param name="buffer">Its index.</param>
    protected Span<float> Numbers(int buffer) => Buffers.Numbers(buffer).Edit();

    /// <summary>A buffer of the network that counts.</summary>
    /// <param name="buffer">Its index.</param>
    protected Span<long> Counts(int buffer) => Buffers.Counts(buffer).Edit();

    /// <summary>Puts a state buffer back to its start; what a reset puts back is the state that can be saved.</summary>
    /// <param name="buffer">The buffer.</param>
    /// <param name="value">The value.</param>
    protected void Fill(CpuBuffer buffer, float value)
    {
        _state.Add(buffer);
        Samples(buffer, 0, Batch).Fill(value);
    }
}
