using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Ottt.Cuda;

/// <summary>
/// Cuts the text of a network's kernels into programs that compile at the same time. Each has all that stands before and between the kernels, and some of the
/// kernels; every line keeps its number.
/// </summary>
internal static partial class KernelParts
{
    private const int ProductsOfPart = 6;
    private const int MostParts = 8;
    private const string Kernel = "__global__";

    // A product is unrolled to hundreds of lines; the rest is short.
    private const string Product = "product<";
    private const int WeightOfProduct = 8;

    /// <summary>The programs, and the kernels of each.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">Its name in messages.</param>
    public static IReadOnlyList<(string Text, IReadOnlyList<string> Kernels)> Cut(string text, string name)
    {
        (int Line, string Text)[] pieces = [.. Pieces(text)];
        int products = pieces.Count(piece => piece.Text.Contains(Product, StringComparison.Ordinal));
        int count = Math.Clamp(products / ProductsOfPart, 1, MostParts);
        int[] partOf = Deal(pieces, count);
        return [.. Enumerable.Range(0, count).Select(part => Part(part, pieces, partOf, name))];
    }

    private static IEnumerable<(int Line, string Text)> Pieces(string text)
    {
        int line = 1;
        foreach (string piece in BetweenPieces().Split(text))
        {
            yield return (line, piece);
            line += piece.AsSpan().Count('\n') + 2;
        }
    }

    /// <summary>The part of each kernel, always the one that has the least yet; -1 for what is no kernel.</summary>
    private static int[] Deal((int Line, string Text)[] pieces, int count)
    {
        int[] weights = new int[count];
        return [.. pieces.Select(PartOf)];

        int PartOf((int Line, string Text) piece)
        {
            if (!piece.Text.Contains(Kernel, StringComparison.Ordinal)) return -1;
            int lightest = Array.IndexOf(weights, weights.Min());
            weights[lightest] += piece.Text.Contains(Product, StringComparison.Ordinal) ? WeightOfProduct : 1;
            return lightest;
        }
    }

    private static (string Text, IReadOnlyList<string> Kernels) Part(int part, (int Line, string Text)[] pieces, int[] partOf, string name)
    {
        var text = new StringBuilder();
        var kernels = new List<string>();
        for (int index = 0; index < pieces.Length; index++)
        {
            if (partOf[index] >= 0 && partOf[index] != part) continue;
            text.Append(CultureInfo.InvariantCulture, $"#line {pieces[index].Line} \"{name}\"\n{pieces[index].Text}\n");
            if (partOf[index] == part) kernels.Add(Declared().Match(pieces[index].Text).Groups["name"].Value);
        }

        return (text.ToString(), kernels);
    }

    // A blank line within a kernel is followed by an indented one.
    [GeneratedRegex(@"\n\n(?=\S)", RegexOptions.CultureInvariant)]
    private static partial Regex BetweenPieces();

    [GeneratedRegex(@"__global__ void (__launch_bounds__\([\d, ]+\) )?(?<name>\w+)\(", RegexOptions.CultureInvariant)]
    private static partial Regex Declared();
}
