using Ottt.Testing.Goldens;
using Xunit;

namespace Ottt.Runtime.Tests.Golden;

/// <summary>Guards against golden numbers that quietly check nothing.</summary>
public class GoldenCoverageTests
{
    private const int FewestNetworks = 20;
    private const int FewestVariants = 180;

    private static IReadOnlyList<GoldenSuite> Suites =>
    [
        TrainingGoldenTests.Suite,
        EvaluationGoldenTests.Suite,
        NeuronDynamicsGoldenTests.Suite,
        GradWithTraceGoldenTests.Suite,
        SpikeTraceGoldenTests.Suite,
        SurrogateGoldenTests.Suite,
        DropoutGoldenTests.Suite,
        ReplaceForGradGoldenTests.Suite,
        QuirkGoldenTests.Suite,
    ];

    /// <summary>The cases that declare networks.</summary>
    internal static IEnumerable<GoldenCase> CasesWithNetworks => GoldenFolder.Cases.Where(golden => Suites.Any(suite => suite.Covers(golden)));

    /// <summary>The compiled networks of such a case.</summary>
    internal static IReadOnlyList<Type> NetworksOf(GoldenCase golden) => Suites.Single(suite => suite.Covers(golden)).DeclaredIn(golden).Types;

    [Fact]
    public void Every_case_belongs_to_exactly_one_theory()
    {
        Assert.SkipWhen(GoldenFolder.Path is null, GoldenFolder.Absent);

        string[] unclear = [.. GoldenFolder.Cases.Where(golden => CountOfTheories(golden) != 1).Select(golden => golden.Name)];

        Assert.Empty(unclear);
    }

    [Fact]
    public void No_row_lacks_anything()
    {
        Assert.SkipWhen(GoldenFolder.Path is null, GoldenFolder.Absent);

        GoldenRow[] rows = [.. Suites.SelectMany(suite => suite.Rows).Concat(OptimizerGoldenTests.AllRows)];

        Assert.NotEmpty(rows);
        Assert.Empty(rows.Where(row => row.Missing is not null).Select(row => $"{row.Case} {row.Variant}: {row.Missing}"));
    }

    private static int CountOfTheories(GoldenCase golden) =>
        Suites.Count(suite => suite.Covers(golden)) + (OptimizerGoldenTests.Covers(golden) ? 1 : 0);
}
