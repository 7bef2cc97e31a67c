using Ottt.Cpu;
using Ottt.Numerics;
using Xunit;

namespace Ottt.Runtime.Tests.Cpu;

public class SpreadTests
{
    [Theory]
    [MemberData(nameof(Tensors.Seeds), MemberType = typeof(Tensors))]
    public void Pixels_go_where_the_geometry_says_and_nothing_else_changes(int seed)
    {
        var random = new PhiloxStream((ulong)seed, 4);
        var g = new SpreadGeometry(
            random.OneOf(1, 3, 16),
            random.Between(1, 5),
            random.Between(1, 5),
            random.Between(1, 9),
            random.Between(1, 9),
            random.Between(-7, 9),
            random.Between(-3, 3),
            random.Between(1, 3),
            random.Between(1, 2));
        int samples = random.Between(1, 3);
        float[] x = Tensors.Random(random, samples * g.Channels * g.InHeight * g.InWidth);
        float[] before = Tensors.Random(random, samples * g.Channels * g.OutHeight * g.OutWidth), expected = [.. before];
        for (int i = 0; i < x.Length; i++)
        {
            int image = i / (g.InHeight * g.InWidth);
            int row = g.Top + (i / g.InWidth % g.InHeight * g.StepHeight), column = g.Left + (i % g.InWidth * g.StepWidth);
            bool inside = row >= 0 && row < g.OutHeight && column >= 0 && column < g.OutWidth;
            if (inside) expected[(((image * g.OutHeight) + row) * g.OutWidth) + column] = x[i];
        }

        float[] y = Tensors.ToMemory(before, g.Channels, g.OutHeight * g.OutWidth, samples);
        Spread.Copy(g, Tensors.ToMemory(x, g.Channels, g.InHeight * g.InWidth, samples), y, samples);

        Assert.Equal(expected, Tensors.ToDense(y, g.Channels, g.OutHeight * g.OutWidth, samples));
    }
}
