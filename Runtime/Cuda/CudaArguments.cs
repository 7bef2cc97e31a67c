using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Ottt.Cuda;

/// <summary>
/// The arguments of a launch, in memory that does not move. One object serves every launch of a kernel: what changes from step to step is set again,
/// what does not stays.
/// </summary>
internal sealed class CudaArguments
{
    private readonly long[] _values;
    private readonly nint[] _addresses;

    /// <summary>Makes room for arguments, which are 0.</summary>
    /// <param name="count">The number of the kernel's parameters.</param>
    internal CudaArguments(int count)
    {
        _values = GC.AllocateArray<long>(count, pinned: true);
        _addresses = new nint[count];
        for (int index = 0; index < count; index++) _addresses[index] = Marshal.UnsafeAddrOfPinnedArrayElement(_values, index);
    }

    /// <summary>The address of each argument; valid while this object lives.</summary>
    internal ReadOnlySpan<nint> Addresses => _addresses;

    /// <summary>Sets an argument.</summary>
    /// <param name="index">The number of the parameter, from 0.</param>
    /// <param name="value">An address, an <c>int</c>, a <c>float</c> or another value of at most 8 bytes, of the very type of the parameter.</param>
    internal CudaArguments Set<T>(int index, T value)
        where T : unmanaged
    {
        Debug.Assert(Unsafe.SizeOf<T>() <= sizeof(long), "An argument has at most 8 bytes.");
        Unsafe.WriteUnaligned(ref Unsafe.As<long, byte>(ref _values[index]), value);
        return this;
    }

    /// <summary>Makes an argument what lies at an address, which must stay there until the launch.</summary>
    /// <param name="index">The number of the parameter, from 0.</param>
    /// <param name="value">A structure of the very layout of the parameter.</param>
    internal unsafe void PointTo(int index, void* value) => _addresses[index] = (nint)value;
}
