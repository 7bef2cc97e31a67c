using System.Collections.Concurrent;
using Ottt.Runtime.Tests.Cuda;
using Ottt.Testing.Goldens;
using Ottt.Testing.Networks;
using Xunit;

namespace Ottt.Runtime.Tests.Golden;

/// <summary>The cases that one theory covers: each variant on each backend is a row, and the networks of a case are compiled together.</summary>
/// <param name="covers">Whether a case belongs to the theory.</param>
/// <param name="networks">The networks of a case, one for each variant, in order.</param>
internal sealed class GoldenSuite(Func<GoldenCase, bool> covers, Func<GoldenCase, IReadOnlyList<GoldenNetwork>> networks)
{
    private readonly ConcurrentDictionary<string, DeclaredNetworks> _declared = new(StringComparer.Ordinal);

    public IEnumerable<GoldenRow> Rows =>
        from golden in GoldenFolder.Cases
        where covers(golden)
        from network in networks(golden)
        from backend in Enum.GetValues<TestBackend>()
        where backend != TestBackend.CpuWinograd || network.Text.Source.Contains("Conv2d(", StringComparison.Ordinal)
        select new GoldenRow(golden.Name, network.Variant, backend, network.Text.Missing);

    /// <summary>The rows for a theory; where there are no golden numbers of its kind, one that says so.</summary>
    public IEnumerable<TheoryDataRow<string, string, TestBackend>> Data => TheoryDataOf(Rows);

    public static IEnumerable<TheoryDataRow<string, string, TestBackend>> TheoryDataOf(IEnumerable<GoldenRow> rows)
    {
        TheoryDataRow<string, string, TestBackend>[] data = [.. rows.Select(row => new TheoryDataRow<string, string, TestBackend>(row.Case, row.Variant, row.Backend))];
        string reason = GoldenFolder.Path is null ? GoldenFolder.Absent : $"The folder {GoldenFolder.Path} holds no case of this kind.";
        return data.Length > 0 ? data : [new("none", "", TestBackend.Interpreter) { Skip = reason }];
    }

    public bool Covers(GoldenCase golden) => covers(golden);

    /// <summary>The case of a row; skips the row where it cannot run.</summary>
    public GoldenCase CaseOf(string name, string variant)
    {
        GoldenCase golden = GoldenFolder.Cases.Single(golden => golden.Name == name);
        if (TextOf(golden, variant).Missing is { } missing) Assert.Skip($"Not in the vocabulary: {missing}.");
        return golden;
    }

    /// <summary>Makes the network of a row.</summary>
    public ITestNetwork Create(GoldenCase golden, string variant, TestBackend backend, int batchSize)
    {
        ShuffledOrder.Tell(backend);
        return DeclaredIn(golden).Create(backend, TextOf(golden, variant).ClassName, batchSize);
    }

    public DeclaredNetworks DeclaredIn(GoldenCase golden) => _declared.GetOrAdd(
        golden.Name, _ => new DeclaredNetworks(NetworkText.Header + string.Concat(networks(golden).Select(network => network.Text.Source))));

    private NetworkText TextOf(GoldenCase golden, string variant) => networks(golden).Single(network => network.Variant == variant).Text;
}
