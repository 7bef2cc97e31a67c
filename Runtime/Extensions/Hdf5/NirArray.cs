namespace Ottt.Hdf5;

/// <summary>A parameter of a node: numbers with a shape, row-major. A single number has an empty shape.</summary>
public sealed class NirArray
{
    private readonly float[] _values;

    /// <summary>Makes an array.</summary>
    /// <param name="shape">Its shape; empty for a single number.</param>
    /// <param name="values">Its numbers, row-major.</param>
    /// <exception cref="ArgumentException">There are more or fewer numbers than the shape has.</exception>
    public NirArray(IReadOnlyList<int> shape, params float[] values)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(values);
        long count = shape.Aggregate(1L, (product, size) => product * size);
        if (values.Length != count) throw new ArgumentException($"The shape [{string.Join(", ", shape)}] has {count} numbers, not {values.Length}.", nameof(values));
        Shape = [.. shape];
        _values = values;
    }

    /// <summary>Its shape.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>Its numbers, row-major.</summary>
    public ReadOnlySpan<float> Values => _values;

    /// <summary>Whether these are whole numbers, such as sizes, which files hold as integers.</summary>
    public bool IsWhole { get; init; }

    /// <summary>A single whole number.</summary>
    /// <param name="value">The number.</param>
    public static NirArray Whole(int value) => new([], value) { IsWhole = true };

    /// <summary>Whole numbers in a row, such as a shape.</summary>
    /// <param name="values">The numbers.</param>
    public static NirArray Wholes(IReadOnlyList<int> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new([values.Count], [.. values.Select(value => (float)value)]) { IsWhole = true };
    }

    /// <summary>The same number everywhere.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="value">The number.</param>
    public static NirArray Filled(IReadOnlyList<int> shape, float value)
    {
        ArgumentNullException.ThrowIfNull(shape);
        var values = new float[shape.Aggregate(1, (product, size) => checked(product * size))];
        Array.Fill(values, value);
        return new(shape, values);
    }

    /// <summary>The shape, such as <c>[32, 1, 3, 3]</c>.</summary>
    public override string ToString() => $"[{string.Join(", ", Shape)}]";
}
