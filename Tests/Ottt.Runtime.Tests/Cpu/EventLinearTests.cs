using Ottt.Cpu;
using Ottt.Cpu.Tiles;
using Xunit;

namespace Ottt.Runtime.Tests.Cpu;

/// <summary>What is left out changes no bit: products of few events beside those that compute every term.</summary>
public class EventLinearTests
{
    /// <summary>Shapes on both sides of the least width, with and without whole panels, vectors and pieces, and of reordered inputs.</summary>
    private static readonly LinearGeometry[] Shapes =
    [
        new(33, 64, 33, 1), new(70, 100, 70, 1), new(128, 129, 128, 1), new(64, 300, 16, 4), new(63, 96, 7, 9), new(40, 10, 40, 1), new(300, 63, 300, 1),
        new(16, 257, 16, 1),
    ];

    public static TheoryData<int, int, double> Cases
    {
        get
        {
            var cases = new TheoryData<int, int, double>();
            for (int shape = 0; shape < Shapes.Length; shape++)
            {
                foreach (int samples in new[] { 1, 2, 7, 16, 33, 100, 256, 300 })
                {
                    foreach (double density in new[] { 0, 0.02, 0.1, 0.25, 0.4, 0.7, 1 }) cases.Add(shape, samples, density);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Any_share_of_zeros_gives_the_bits_of_the_dense_product(int shape, int samples, double density)
    {
        var layer = new EventCase(Shapes[shape], samples, density);

        Tensors.AssertSameBits(layer.Forward(skips: false), layer.Forward(skips: true));
        Tensors.AssertSameBits(layer.InputGradient(skips: false), layer.InputGradient(skips: true));
        Tensors.AssertSameBits(layer.WeightGradient(skips: false), layer.WeightGradient(skips: true));
    }

    [Fact]
    public void Every_register_width_gives_the_same_bits()
    {
        VectorWidth usual = MatrixTile.Width;
        try
        {
            foreach (LinearGeometry shape in Shapes)
            {
                var layer = new EventCase(shape, 50, 0.1);
                MatrixTile.Width = VectorWidth.Scalar;
                float[] y = layer.Forward(skips: false), dx = layer.InputGradient(skips: false), dw = layer.WeightGradient(skips: false);
                foreach (VectorWidth width in Enum.GetValues<VectorWidth>())
                {
                    MatrixTile.Width = width;
                    Tensors.AssertSameBits(y, layer.Forward(skips: true));
                    Tensors.AssertSameBits(dx, layer.InputGradient(skips: true));
                    Tensors.AssertSameBits(dw, layer.WeightGradient(skips: true));
                }
            }
        }
        finally
        {
            MatrixTile.Width = usual;
        }
    }

    /// <summary>The smallest numbers times each other are a zero that has the sign of the product, and a later term of 0 takes the sign away.</summary>
    [Theory]
    [InlineData(0.05)]
    [InlineData(0.2)]
    [InlineData(1)]
    public void A_sum_that_is_zero_has_no_sign_either_way(double density)
    {
        var layer = new EventCase(new LinearGeometry(100, 128, 100, 1), 64, density, size: -float.Epsilon);

        Tensors.AssertSameBits(layer.Forward(skips: false), layer.Forward(skips: true));
        Tensors.AssertSameBits(layer.WeightGradient(skips: false), layer.WeightGradient(skips: true));
        Assert.DoesNotContain(layer.Forward(skips: true), value => value == 0 && float.IsNegative(value));
        Assert.DoesNotContain(layer.WeightGradient(skips: true), value => value == 0 && float.IsNegative(value));
    }

    [Fact]
    public void Few_events_leave_out_what_a_dense_product_computes()
    {
        // An infinite weight shows whether its term was computed: infinity times zero is no number.
        var layer = new EventCase(new LinearGeometry(96, 64, 96, 1), 32, density: 0.05) { Weight = { [0] = float.PositiveInfinity } };
        layer.Silence(feature: 0);

        Assert.Contains(layer.Forward(skips: false), float.IsNaN);
        Assert.DoesNotContain(layer.Forward(skips: true), float.IsNaN);
    }

    [Fact]
    public void Many_events_are_computed_as_a_dense_product()
    {
        var layer = new EventCase(new LinearGeometry(96, 64, 96, 1), 32, density: 0.9) { Weight = { [0] = float.PositiveInfinity } };
        layer.Silence(feature: 0);

        Assert.Contains(layer.Forward(skips: true), float.IsNaN);
    }

    [Fact]
    public void Too_short_operands_are_refused()
    {
        var geometry = new LinearGeometry(64, 64, 64, 1);
        float[] x = new float[128], packed = new float[geometry.PackedForwardLength], y = new float[128], lists = new float[geometry.ForwardEventsLength];

        Assert.Throws<ArgumentException>(() => EventLinear.Forward(geometry, x.AsSpan(1), packed, [], y, lists, 2));
        Assert.Throws<ArgumentException>(() => EventLinear.Forward(geometry, x, packed.AsSpan(1), [], y, lists, 2));
        Assert.Throws<ArgumentException>(() => EventLinear.Forward(geometry, x, packed, new float[63], y, lists, 2));
        Assert.Throws<ArgumentException>(() => EventLinear.Forward(geometry, x, packed, [], y.AsSpan(1), lists, 2));
        Assert.Throws<ArgumentException>(() => EventLinear.Forward(geometry, x, packed, [], y, lists.AsSpan(0, 127), 2));
        Assert.Throws<ArgumentException>(() => EventLinear.WeightGradient(geometry, x, y, new float[4095], 2, 0));
    }
}
