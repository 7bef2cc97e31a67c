using Ottt.Cpu.Tiles;
using Xunit;

namespace Ottt.Runtime.Tests.Cpu;

/// <summary>The register width is one for the process; tests beside these may run at any, for all give the same bits.</summary>
public class VectorWidthTests
{
    [Theory]
    [MemberData(nameof(Tensors.Seeds), MemberType = typeof(Tensors))]
    public void Products_have_the_same_bits_at_every_register_width(int seed)
    {
        var linear = new LinearCase(seed);
        var convolution = new Conv2dCase(seed);
        VectorWidth usual = MatrixTile.Width;
        try
        {
            MatrixTile.Width = VectorWidth.Scalar;
            float[][] expected = Results(linear, convolution);
            foreach (VectorWidth width in new[] { VectorWidth.Bits128, VectorWidth.Bits256, VectorWidth.Bits512 })
            {
                MatrixTile.Width = width;
                float[][] actual = Results(linear, convolution);
                for (int i = 0; i < expected.Length; i++) Tensors.AssertSameBits(expected[i], actual[i]);
            }
        }
        finally
        {
            MatrixTile.Width = usual;
        }
    }

    private static float[][] Results(LinearCase linear, Conv2dCase convolution) =>
    [
        linear.Forward(biased: true),
        linear.InputGradient(),
        linear.WeightGradient(Enumerable.Range(0, linear.Geometry.WeightGradientPieces)),
        convolution.Forward(biased: true),
        convolution.InputGradient(0, 0, convolution.Geometry.InHeight, convolution.Geometry.InWidth),
        convolution.WeightGradient((pieces, body) => Enumerable.Range(0, pieces).ToList().ForEach(body)),
    ];
}
