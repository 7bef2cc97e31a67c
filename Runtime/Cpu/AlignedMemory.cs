using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Ottt.Cpu;

/// <summary>Zeroed floats that start at a cache line and never move.</summary>
internal sealed class AlignedMemory
{
    /// <summary>A cache line and the widest vector, in floats.</summary>
    private const int Alignment = 16;

    private readonly float[] _floats;
    private readonly int _start;

    /// <summary>Takes the memory; what is read beyond its end by kernels that discard it still belongs to it.</summary>
    /// <param name="length">The floats.</param>
    public unsafe AlignedMemory(int length)
    {
        _floats = GC.AllocateArray<float>(length + (2 * Alignment), pinned: true);
        nuint address = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_floats));
        _start = (int)((Alignment - (address / sizeof(float) % Alignment)) % Alignment);
        Length = length;
    }

    /// <summary>The floats.</summary>
    public int Length { get; }

    /// <summary>All of them.</summary>
    public Span<float> Span => _floats.AsSpan(_start, Length);

    /// <summary>A part, to be kept.</summary>
    public Memory<float> Slice(int offset, int length) => _floats.AsMemory(_start + offset, length);
}
