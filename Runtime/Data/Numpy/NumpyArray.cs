namespace Ottt.Data.Numpy;

/// <summary>An array as NumPy files hold it, in C order (row-major).</summary>
public sealed class NumpyArray
{
    /// <summary>Makes an array of floats, which are not copied.</summary>
    /// <param name="shape">The sizes, each at least 0; none for a single number.</param>
    /// <param name="values">The elements, row-major.</param>
    /// <exception cref="ArgumentException">There are more or fewer elements than the sizes say.</exception>
    public NumpyArray(IReadOnlyList<int> shape, float[] values)
        : this(values, shape)
    {
    }

    /// <summary>Makes an array of integers, which are not copied.</summary>
    /// <param name="shape">The sizes, each at least 0; none for a single number.</param>
    /// <param name="values">The elements, row-major.</param>
    /// <exception cref="ArgumentException">There are more or fewer elements than the sizes say.</exception>
    public NumpyArray(IReadOnlyList<int> shape, long[] values)
        : this(values, shape)
    {
    }

    /// <summary>Makes an array of bytes, which are not copied.</summary>
    /// <param name="shape">The sizes, each at least 0; none for a single number.</param>
    /// <param name="values">The elements, row-major.</param>
    /// <exception cref="ArgumentException">There are more or fewer elements than the sizes say.</exception>
    public NumpyArray(IReadOnlyList<int> shape, byte[] values)
        : this(values, shape)
    {
    }

    internal NumpyArray(Array values, IReadOnlyList<int> shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(values);
        long count = 1;
        foreach (int size in shape)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(size, nameof(shape));
            count = checked(count * size);
        }

        if (count != values.Length) throw new ArgumentException($"[{string.Join(", ", shape)}] are {count} elements; there are {values.Length}.", nameof(values));
        Shape = [.. shape];
        Values = values;
    }

    /// <summary>The sizes; none for a single number.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>The number of elements.</summary>
    public int Count => Values.Length;

    /// <summary>The elements, row-major: an array of <see cref="float"/>, of <see cref="long"/> or of <see cref="byte"/>.</summary>
    public Array Values { get; }

    /// <summary>The elements as floats: the array itself if it has floats, else a copy.</summary>
    public float[] ToSingles() => Values switch
    {
        float[] singles => singles,
        long[] integers => Array.ConvertAll(integers, value => (float)value),
        _ => Array.ConvertAll((byte[])Values, value => (float)value),
    };

    /// <summary>The elements as integers: the array itself if it has integers, else a copy of the bytes.</summary>
    /// <exception cref="InvalidOperationException">The array has floats.</exception>
    public long[] ToIntegers() => Values switch
    {
        long[] integers => integers,
        byte[] bytes => Array.ConvertAll(bytes, value => (long)value),
        _ => throw new InvalidOperationException("The array has floats, which are no integers."),
    };

    /// <summary>The elements as bytes: the array itself if it has bytes, else a copy of the integers.</summary>
    /// <exception cref="InvalidOperationException">The array has floats, or an integer outside 0 to 255.</exception>
    public byte[] ToBytes() => Values switch
    {
        byte[] bytes => bytes,
        long[] integers => Array.ConvertAll(integers, value => value is >= 0 and <= byte.MaxValue
            ? (byte)value
            : throw new InvalidOperationException($"The array has the integer {value}, which is no byte.")),
        _ => throw new InvalidOperationException("The array has floats, which are no bytes."),
    };
}
