using System.Globalization;
using Microsoft.CodeAnalysis;
using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Tests.Diagnostics;
using Ottt.Testing.Compilation;
using Ottt.Testing.Networks;
using Xunit;

namespace Ottt.Generator.Tests.Culture;

/// <summary>What the compiler writes does not depend on the country of the machine that it runs on.</summary>
public class CultureTests
{
    private static readonly Dictionary<string, CultureInfo> All = new()
    {
        ["de-DE"] = Cultures.German,
        ["tr-TR"] = Cultures.Turkish,
        ["sv-SE"] = Cultures.Swedish,
    };

    // Numbers that every culture writes in its own way: fractions, negative ones, thousands.
    private static readonly string Networks = NetworkSources.Header + string.Concat(NetworkSources.All.Values)
        + "[OtttSequential(1500), Linear(3), OtttLif(VReset = -1.25, VThreshold = -0.5), Scale(-1e-7), Linear(2)] public partial class Numbers;";

    public static TheoryData<string> Names => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Sources_are_the_same_byte_for_byte(string culture) =>
        Assert.Equal(In(CultureInfo.InvariantCulture, SourcesOf), In(All[culture], SourcesOf));

    [Theory]
    [MemberData(nameof(Names))]
    public void Programs_are_printed_the_same(string culture) =>
        Assert.Equal(In(CultureInfo.InvariantCulture, ProgramsOf), In(All[culture], ProgramsOf));

    [Theory]
    [MemberData(nameof(Names))]
    public void Messages_are_the_same(string culture) => Assert.Equal(
        DiagnosticCatalog.All.Select(item => item.Message), In(All[culture], () => DiagnosticCatalog.All.Select(MessageOf).ToArray()));

    [Fact]
    public void The_cultures_write_numbers_in_another_way() =>
        Assert.All(All.Values, culture => Assert.NotEqual("-1,234.5", (-1234.5).ToString("N1", culture)));

    private static string[] SourcesOf() =>
        [.. CompileHost.Compile(Networks).GeneratedSources.OrderBy(source => source.Key, StringComparer.Ordinal).Select(source => source.Value)];

    private static string[] ProgramsOf() => [.. ProgramHost.ProgramsOf(CompileHost.Compile(Networks)).Select(ProgramPrinter.Print)];

    private static string MessageOf(DiagnosticCase item) =>
        CompileHost.Compile(item.Source).GeneratorDiagnostics.Single().GetMessage(CultureInfo.CurrentCulture);

    private static T In<T>(CultureInfo culture, Func<T> action)
    {
        (CultureInfo before, CultureInfo beforeUi) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
            return action();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeUi);
        }
    }
}
