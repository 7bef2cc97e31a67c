using Ottt.Cpu;
using Ottt.Cpu.Tiles;
using Ottt.Cpu.Winograd;
using Ottt.Numerics;
using Ottt.Testing;
using Xunit;

namespace Ottt.Runtime.Tests.Cpu.Winograd;

public class WinogradConv2dTests
{
    /// <summary>
    /// Relative to the largest element. Coefficients of the transforms reach 27/8, their sums of magnitudes 9, so that a rounding of 6e-8
    /// may grow about a hundredfold; on the average it grows less than tenfold.
    /// </summary>
    private const double Tolerance = 6e-6;

    [Theory]
    [MemberData(nameof(Tensors.Seeds), MemberType = typeof(Tensors))]
    public void Forward_is_the_cross_correlation_plus_bias(int seed)
    {
        var layer = new WinogradCase(seed);
        bool biased = seed % 2 == 0;

        Tensors.AssertClose(layer.ExpectedForward(biased), layer.Forward(biased), Tolerance);
    }

    [Theory]
    [MemberData(nameof(Tensors.Seeds), MemberType = typeof(Tensors))]
    public void The_input_gradient_is_a_convolution_with_the_kernel_turned_around(int seed)
    {
        var layer = new WinogradCase(seed);

        float[] gradient = layer.InputGradient(0, 0, layer.Geometry.InHeight, layer.Geometry.InWidth);

        Tensors.AssertClose(layer.ExpectedInputGradient(), gradient, Tolerance);
    }

    [Fact]
    public void The_input_gradient_of_the_part_inside_a_border_is_that_part_of_the_whole()
    {
        var layer = new WinogradCase(new WinogradGeometry(3, 9, 11, 5), samples: 2, isBinary: false);
        const int Height = 7, Width = 9;

        float[] whole = layer.InputGradient(0, 0, 9, 11), part = layer.InputGradient(1, 1, Height, Width);

        for (int i = 0; i < part.Length; i++)
        {
            int image = i / (Height * Width), row = i / Width % Height, column = i % Width;
            Assert.Equal(whole[(image * 99) + ((row + 1) * 11) + column + 1], part[i], 1e-4f);
        }
    }

    [Theory]
    [InlineData(4, 40)]
    [InlineData(14, 5)]
    public void More_tiles_than_a_block_holds_are_computed_in_blocks(int size, int samples)
    {
        var layer = new WinogradCase(new WinogradGeometry(8, size + 2, size + 2, 16), samples, isBinary: true);

        Tensors.AssertClose(layer.ExpectedForward(biased: true), layer.Forward(biased: true), Tolerance);
    }

    [Theory]
    [MemberData(nameof(Tensors.Seeds), MemberType = typeof(Tensors))]
    public void Neither_samples_one_by_one_nor_parts_of_the_channels_change_a_bit(int seed)
    {
        var layer = new WinogradCase(seed);

        Tensors.AssertSameBits(layer.Forward(biased: true), layer.Forward(biased: true, samplesAtOnce: 1, parts: 2));
        Tensors.AssertSameBits(layer.Forward(biased: true), layer.Forward(biased: true, samplesAtOnce: 2, parts: 5));
    }

    [Theory]
    [MemberData(nameof(Tensors.Seeds), MemberType = typeof(Tensors))]
    public void Every_register_width_gives_the_same_bits(int seed)
    {
        var layer = new WinogradCase(seed);
        VectorWidth usual = MatrixTile.Width;
        try
        {
            MatrixTile.Width = VectorWidth.Scalar;
            float[] expected = layer.Forward(biased: true), expectedGradient = layer.WeightGradient(InOrder);
            foreach (VectorWidth width in new[] { VectorWidth.Bits128, VectorWidth.Bits256, VectorWidth.Bits512 })
            {
                MatrixTile.Width = width;
                Tensors.AssertSameBits(expected, layer.Forward(biased: true));
                Tensors.AssertSameBits(expectedGradient, layer.WeightGradient(InOrder));
            }
        }
        finally
        {
            MatrixTile.Width = usual;
        }
    }

    [Theory]
    [MemberData(nameof(Tensors.Seeds), MemberType = typeof(Tensors))]
    public void The_weight_gradient_is_added_to_what_was_there(int seed)
    {
        var layer = new WinogradCase(seed);

        Tensors.AssertClose(layer.ExpectedWeightGradient(), layer.WeightGradient(InOrder), Tolerance);
    }

    [Theory]
    [InlineData(4, 4, 150)]
    [InlineData(18, 23, 5)]
    [InlineData(49, 45, 2)]
    public void Batches_of_several_chunks_and_large_images_are_summed_without_loss(int outHeight, int outWidth, int samples)
    {
        var layer = new WinogradCase(new WinogradGeometry(5, outHeight + 2, outWidth + 2, 6), samples, isBinary: false);

        Tensors.AssertClose(layer.ExpectedWeightGradient(), layer.WeightGradient(InOrder), Tolerance);
    }

    [Theory]
    [MemberData(nameof(Tensors.Seeds), MemberType = typeof(Tensors))]
    public void Neither_the_order_of_pieces_nor_threads_change_a_bit_of_the_weight_gradient(int seed)
    {
        var layer = new WinogradCase(seed);
        float[] expected = layer.WeightGradient(InOrder);

        Tensors.AssertSameBits(expected, layer.WeightGradient(Backwards));
        Tensors.AssertSameBits(expected, layer.WeightGradient(WorkerPool.Shared(3).Run));
    }

    [Fact]
    public void A_large_weight_is_packed_alike_wherever_it_goes()
    {
        var geometry = new WinogradGeometry(128, 6, 6, 256);
        float[] weight = Tensors.Random(new PhiloxStream(1, 2), 128 * 256 * 9);
        var memory = new AlignedMemory(geometry.PackedLength + 1);

        float[] Packed(int start)
        {
            Span<float> packed = memory.Span.Slice(start, geometry.PackedLength);
            packed.Fill(float.NaN);
            for (int piece = 0; piece < geometry.PackPieces; piece++) WinogradConv2d.PackForward(geometry, weight, packed, piece);
            return packed.ToArray();
        }

        float[] pastCaches = Packed(0), unaligned = Packed(1);

        Assert.NotEqual(pastCaches[0], pastCaches[1]);
        Assert.True(pastCaches.AsSpan().SequenceEqual(unaligned));
    }

    [Fact]
    public void Too_short_operands_are_refused()
    {
        var geometry = new WinogradGeometry(2, 4, 4, 3);
        float[] packed = new float[geometry.PackedLength], scratch = new float[geometry.ForwardScratchLength(1)];

        Assert.Throws<ArgumentException>(() => WinogradConv2d.Forward(geometry, new float[31], packed, [], new float[16], scratch, 1));
        Assert.Throws<ArgumentException>(() => WinogradConv2d.Forward(geometry, new float[32], packed, [], new float[11], scratch, 1));
        Assert.Throws<ArgumentException>(
            () => WinogradConv2d.Forward(geometry, new float[32], packed, [], new float[16], scratch.AsSpan(1), 1));
        Assert.Throws<ArgumentException>(() => WinogradConv2d.PackForward(geometry, new float[54], packed.AsSpan(1), 0));
    }

    [Fact]
    public void Kernels_allocate_nothing()
    {
        var geometry = new WinogradGeometry(5, 8, 7, 3);
        float[] x = new float[288], y = new float[96], weight = new float[135], packed = new float[geometry.PackedLength];
        float[] forwardScratch = new float[geometry.ForwardScratchLength(1)];
        float[] gradientScratch = new float[WinogradGeometry.WeightGradientScratchLength];
        float[] inputs = new float[geometry.TransformedInputsLength(1)];
        float[] gradients = new float[geometry.TransformedOutputGradientsLength(1)];

        void Run()
        {
            WinogradConv2d.PackForward(geometry, weight, packed, 0);
            WinogradConv2d.PackBackward(geometry, weight, packed, 0);
            WinogradConv2d.Forward(geometry, x, packed, [], y, forwardScratch, 1);
            WinogradConv2d.TransformInputs(geometry, x, inputs, 1, 0, 1);
            WinogradConv2d.TransformOutputGradients(geometry, y, gradients, 1, 0, 1);
            WinogradConv2d.WeightGradient(geometry, inputs, gradients, gradientScratch, weight, 1, 1, 0);
        }

        Assert.Equal(0, Allocation.FewestBytes(Run));
    }

    private static void InOrder(int pieces, Action<int> body)
    {
        for (int piece = 0; piece < pieces; piece++) body(piece);
    }

    private static void Backwards(int pieces, Action<int> body)
    {
        for (int piece = pieces - 1; piece >= 0; piece--) body(piece);
    }
}
