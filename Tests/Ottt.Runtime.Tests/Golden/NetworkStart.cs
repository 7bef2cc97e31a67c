using Ottt.Testing;
using Ottt.Testing.Goldens;
using Ottt.Testing.Networks;

namespace Ottt.Runtime.Tests.Golden;

/// <summary>The start of a golden run.</summary>
internal static class NetworkStart
{
    private const string Prefix = "init.";

    /// <summary>Sets every parameter to its golden start; fails where names differ.</summary>
    public static void SetParameters(GoldenCase golden, ITestNetwork network)
    {
        string[] expected =
        [
            .. golden.Tensors.Names.Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(name => name[Prefix.Length..]),
        ];
        if (!expected.ToHashSet().SetEquals(network.ParameterNames))
        {
            throw new DeviationException(
                $"parameters: expected {string.Join(", ", expected)}, actual {string.Join(", ", network.ParameterNames)}");
        }

        foreach (string name in expected) network.SetValue(name, golden.Tensors[Prefix + name].Numbers);
    }
}
