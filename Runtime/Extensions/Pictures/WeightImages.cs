namespace Ottt.Pictures;

/// <summary>Weights to be shown as images: one for each output unit, with a channel after the other.</summary>
public sealed record WeightImages
{
    /// <summary>Makes images of an array, which is not copied.</summary>
    /// <param name="name">What the weights are called, such as <c>0.weight</c>.</param>
    /// <param name="values">The values, [count, channels, height, width], row-major.</param>
    /// <param name="count">The number of images.</param>
    /// <param name="channels">The channels of each.</param>
    /// <param name="height">The rows of each.</param>
    /// <param name="width">The columns of each.</param>
    /// <exception cref="ArgumentException">There are more or fewer values than the sizes say.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public WeightImages(string name, ReadOnlyMemory<float> values, int count, int channels, int height, int width)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        if (values.Length != (long)count * channels * height * width)
        {
            throw new ArgumentException(
                $"{name} has {values.Length} values; [{count}, {channels}, {height}, {width}] are {(long)count * channels * height * width}.", nameof(values));
        }

        (Name, Values, Count, Channels, Height, Width) = (name, values, count, channels, height, width);
    }

    /// <summary>What the weights are called.</summary>
    public string Name { get; }

    /// <summary>The values, [count, channels, height, width], row-major.</summary>
    public ReadOnlyMemory<float> Values { get; }

    /// <summary>The number of images.</summary>
    public int Count { get; }

    /// <summary>The channels of each.</summary>
    public int Channels { get; }

    /// <summary>The rows of each.</summary>
    public int Height { get; }

    /// <summary>The columns of each.</summary>
    public int Width { get; }

    /// <summary>The kernels of a convolution, or the rows of a linear layer as images. The present values are copied.</summary>
    /// <param name="weight">The weight: [out, in, height, width] of a convolution, or [out, in] of a linear layer.</param>
    /// <param name="inputShape">What a row of a linear layer looks at, [channels, height, width]; not asked for a convolution.</param>
    /// <exception cref="ArgumentException">The weight is of another kind of layer, or its rows are no images of this shape.</exception>
    public static WeightImages Of(Parameter weight, IReadOnlyList<int>? inputShape = null)
    {
        ArgumentNullException.ThrowIfNull(weight);
        IReadOnlyList<int> shape = weight.Shape;
        if (shape.Count == 4) return new WeightImages(weight.Name, weight.Value.ToArray(), shape[0], shape[1], shape[2], shape[3]);
        if (shape.Count == 2 && inputShape is [int channels, int height, int width] && (long)channels * height * width == shape[1])
        {
            return new WeightImages(weight.Name, weight.Value.ToArray(), shape[0], channels, height, width);
        }

        throw new ArgumentException(
            $"{weight} is neither the weight of a two-dimensional convolution nor rows over images of [{string.Join(", ", inputShape ?? [])}].", nameof(weight));
    }

    /// <summary>Whether rows or kernels of a weight are images.</summary>
    internal static bool Fits(Parameter weight, IReadOnlyList<int> inputShape) =>
        weight.Shape.Count == 4 || (weight.Shape.Count == 2 && inputShape is [int channels, int height, int width] && (long)channels * height * width == weight.Shape[1]);
}
