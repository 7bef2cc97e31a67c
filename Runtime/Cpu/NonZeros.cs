using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Ottt.Cpu;

/// <summary>Finds the elements of a vector that are not zero. Zero of either sign is zero; NaN is not.</summary>
internal static unsafe class NonZeros
{
    /// <summary>Counts them.</summary>
    /// <param name="values">The vector.</param>
    /// <param name="length">Its length.</param>
    public static int Count(float* values, int length)
    {
        Vector<int> zeros = Vector<int>.Zero;
        int index = 0, count = 0;
        for (; index <= length - Vector<float>.Count; index += Vector<float>.Count)
        {
            zeros += Vector.Equals(Vector.Load(values + index), Vector<float>.Zero);
        }

        count = index + Vector.Sum(zeros);
        for (; index < length; index++) count += values[index] != 0 ? 1 : 0;
        return count;
    }

    /// <summary>Lists their places in order; returns how many there are.</summary>
    /// <param name="values">The vector.</param>
    /// <param name="length">Its length.</param>
    /// <param name="list">The places; room for as many as the vector has elements.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int List(float* values, int length, int* list)
    {
        int index = 0, count = 0;
        if (Avx512F.IsSupported)
        {
            Vector512<int> places = Vector512<int>.Indices, step = Vector512.Create(Vector512<int>.Count);
            for (; index <= length - Vector512<float>.Count; index += Vector512<float>.Count, places += step)
            {
                Vector512<int> zero = Vector512.Equals(Vector512.Load(values + index), Vector512<float>.Zero).AsInt32();
                Avx512F.Compress(places, ~zero, places).Store(list + count);
                count += Vector512<int>.Count - BitOperations.PopCount(zero.ExtractMostSignificantBits());
            }
        }

        // An entry is overwritten by the next one unless it counts: a branch on each element would be guessed wrong too often.
        for (; index < length; index++)
        {
            list[count] = index;
            count += values[index] != 0 ? 1 : 0;
        }

        return count;
    }

    /// <summary>Marks them: a bit for each of up to 32 elements.</summary>
    /// <param name="values">32 floats.</param>
    /// <param name="length">How many of them count, from 1 to 32.</param>
    public static uint Mask(float* values, int length)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            uint none = (uint)Vector512.Equals(Vector512.Load(values), Vector512<float>.Zero).ExtractMostSignificantBits()
                | ((uint)Vector512.Equals(Vector512.Load(values + 16), Vector512<float>.Zero).ExtractMostSignificantBits() << 16);
            return ~none & (uint.MaxValue >> (32 - length));
        }

        uint zeros = Vector256.Equals(Vector256.Load(values), Vector256<float>.Zero).ExtractMostSignificantBits()
            | (Vector256.Equals(Vector256.Load(values + 8), Vector256<float>.Zero).ExtractMostSignificantBits() << 8)
            | (Vector256.Equals(Vector256.Load(values + 16), Vector256<float>.Zero).ExtractMostSignificantBits() << 16)
            | (Vector256.Equals(Vector256.Load(values + 24), Vector256<float>.Zero).ExtractMostSignificantBits() << 24);
        return ~zeros & (uint.MaxValue >> (32 - length));
    }
}
