using Ottt.Cpu;
using Ottt.Numerics;

namespace Ottt.Runtime.Tests.Cpu;

/// <summary>A randomly shaped pooling layer with random operands, and windows found by the plain definition.</summary>
internal sealed class PoolingCase
{
    public PoolingCase(int seed)
    {
        var random = new PhiloxStream((ulong)seed, 6);
        int kernelHeight = random.Between(1, 3), kernelWidth = random.Between(1, 4);
        Geometry = new Pool2dGeometry(
            random.OneOf(1, 3, 8, 16, 21),
            random.Between(3, 9),
            random.Between(4, 9),
            kernelHeight,
            kernelWidth,
            random.Between(1, 3),
            random.Between(1, 4),
            random.Between(0, kernelHeight / 2),
            random.Between(0, kernelWidth / 2),
            seed % 2 == 0);
        Samples = random.Between(1, 3);

        // A few values only, so that there are ties.
        float[] uniform = Tensors.Random(random, Samples * Geometry.Channels * Geometry.InHeight * Geometry.InWidth);
        X = [.. uniform.Select(value => MathF.Round(2 * value))];
        OutputGradient = Tensors.Random(random, Samples * Geometry.Channels * Geometry.OutHeight * Geometry.OutWidth);
    }

    public Pool2dGeometry Geometry { get; }

    public int Samples { get; }

    public float[] X { get; }

    public float[] OutputGradient { get; }

    public float[] XMemory => Tensors.ToMemory(X, Geometry.Channels, Geometry.InHeight * Geometry.InWidth, Samples);

    public float[] OutputGradientMemory =>
        Tensors.ToMemory(OutputGradient, Geometry.Channels, Geometry.OutHeight * Geometry.OutWidth, Samples);

    public float[] OutputMemory => Tensors.Memory(Geometry.Channels * Geometry.OutHeight * Geometry.OutWidth, Samples);

    public float[] InputMemory => Tensors.Memory(Geometry.Channels * Geometry.InHeight * Geometry.InWidth, Samples);

    public float[] DenseOutput(float[] memory) =>
        Tensors.ToDense(memory, Geometry.Channels, Geometry.OutHeight * Geometry.OutWidth, Samples);

    public float[] DenseInput(float[] memory) => Tensors.ToDense(memory, Geometry.Channels, Geometry.InHeight * Geometry.InWidth, Samples);

    /// <summary>The dense indices of the input pixels in the window of a dense output index, in row-major order.</summary>
    public int[] Window(int output)
    {
        Pool2dGeometry g = Geometry;
        int image = output / (g.OutHeight * g.OutWidth), top = (output / g.OutWidth % g.OutHeight * g.StrideHeight) - g.PaddingHeight;
        int left = (output % g.OutWidth * g.StrideWidth) - g.PaddingWidth;
        var pixels = new List<int>();
        for (int row = top; row < top + g.KernelHeight; row++)
        {
            for (int column = left; column < left + g.KernelWidth; column++)
            {
                bool inside = row >= 0 && row < g.InHeight && column >= 0 && column < g.InWidth;
                if (inside) pixels.Add((((image * g.InHeight) + row) * g.InWidth) + column);
            }
        }

        return [.. pixels];
    }

    /// <summary>What an average over a window is divided by.</summary>
    public double Divisor(int[] window) => Geometry.CountIncludePad ? Geometry.KernelHeight * Geometry.KernelWidth : window.Length;
}
