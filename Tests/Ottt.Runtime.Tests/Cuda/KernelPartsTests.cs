using Ottt.Cuda;
using Xunit;

namespace Ottt.Runtime.Tests.Cuda;

/// <summary>The kernels of a network are cut into programs that can be compiled at the same time.</summary>
public class KernelPartsTests
{
    [Fact]
    public void A_text_of_few_products_is_one_program_with_the_lines_that_it_had()
    {
        (string text, IReadOnlyList<string> kernels) = Assert.Single(KernelParts.Cut(Text(products: 3), "net.cu"));

        Assert.Equal(["add", "product_0", "product_1", "product_2"], kernels.Order());
        Assert.StartsWith("#line 1 \"net.cu\"\n#include \"product.cuh\"\n#line 3 \"net.cu\"\nstruct sizes\n", text, StringComparison.Ordinal);
        Assert.Contains("#line 8 \"net.cu\"\nextern \"C\" __global__ void __launch_bounds__(256, 2) add(", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_of_many_products_is_shared_out_evenly_and_each_part_has_the_sizes()
    {
        IReadOnlyList<(string Text, IReadOnlyList<string> Kernels)> parts = KernelParts.Cut(Text(products: 25), "net.cu");

        Assert.Equal(4, parts.Count);
        Assert.All(parts, part => Assert.InRange(part.Kernels.Count, 6, 7));
        Assert.All(parts, part => Assert.Contains("struct sizes", part.Text, StringComparison.Ordinal));
        Assert.Equal(26, parts.SelectMany(part => part.Kernels).Distinct().Count());
        Assert.All(parts, part => Assert.Equal(part.Kernels.Count, part.Text.Split("__global__").Length - 1));
    }

    private static string Text(int products) =>
        "#include \"product.cuh\"\n\nstruct sizes\n{\n    static constexpr int channels = 3;\n};\n\n"
        + "extern \"C\" __global__ void __launch_bounds__(256, 2) add(float *y)\n{\n    y[0] += 1;\n\n    y[1] += 1;\n}\n"
        + string.Concat(Enumerable.Range(0, products).Select(number => $"\nextern \"C\" __global__ void product_{number}(float *y)\n{{\n    product<tile>(y);\n}}\n"));
}
