using System.Reflection;
using Ottt.Testing.Compilation;
using Ottt.Testing.Networks;
using Xunit;

namespace Ottt.Generator.Tests.Architecture;

/// <summary>Models are values: a driver keeps them from edit to edit, so they must compare by value and hold nothing of a compilation.</summary>
public class ModelTests
{
    // A network of every layer, one that fails and one with a warning in each pass, and one on a class that cannot be extended.
    private static readonly string Source = NetworkSources.Header + string.Concat(NetworkSources.All.Values) + """
        [OtttSequential(4), Linear(0)] public partial class WrongDeclaration;
        [OtttSequential(4), Conv2d(2)] public partial class WrongShape;
        [OtttSequential(4), Linear(2), OtttLif, OtttLif] public partial class WrongProgram;
        [OtttSequential(1, 7, 7), MaxPool2d(2)] public partial class DoubtfulShape;
        [OtttSequential(4), Linear(2), OtttLif(VReset = 0), Linear(2)] public partial class DoubtfulProgram;
        [OtttSequential(4), Linear(2)] public class NotPartial;
        """;

    private static readonly CompilationOutcome First = CompileHost.Compile(Source);

    public static TheoryData<string> Passes => [.. PassNames.All];

    [Theory]
    [MemberData(nameof(Passes))]
    public void A_model_holds_nothing_of_a_compilation(string pass)
    {
        Assert.NotEmpty(First.Models(pass));
        Assert.DoesNotContain(First.Models(pass).SelectMany(ObjectGraph.TypesFrom), ObjectGraph.IsRoslyn);
    }

    [Theory]
    [MemberData(nameof(Passes))]
    public void Two_runs_give_equal_models(string pass)
    {
        IReadOnlyList<object> again = CompileHost.Compile(Source).Models(pass);

        Assert.Equal(First.Models(pass).Count, again.Count);
        for (int index = 0; index < again.Count; index++)
        {
            Assert.NotSame(First.Models(pass)[index], again[index]);
            Assert.True(First.Models(pass)[index].Equals(again[index]), $"{pass} of {again[index]}");
            Assert.Equal(First.Models(pass)[index].GetHashCode(), again[index].GetHashCode());
        }
    }

    [Fact]
    public void Different_networks_give_different_models()
    {
        foreach (string pass in PassNames.All.Where(pass => pass != PassNames.Sources))
        {
            Assert.Equal(First.Models(pass).Count, First.Models(pass).Distinct().Count());
        }
    }

    [Fact]
    public void A_model_is_a_sealed_record_or_a_readonly_struct_that_compares_by_value()
    {
        IEnumerable<Type> models = PassNames.All.SelectMany(First.Models).SelectMany(ObjectGraph.TypesFrom).Distinct()
            .Where(type => type.Assembly == typeof(OtttGenerator).Assembly && !type.IsArray && !type.IsEnum);

        Assert.Empty(models.Where(type => !IsValue(type)).Select(type => type.FullName));
    }

    private static bool IsValue(Type type) => type.IsValueType
        ? type.GetCustomAttributes().Any(attribute => attribute.GetType().Name == "IsReadOnlyAttribute") && ComparesItself(type)
        : type.IsSealed && type.GetMethod("<Clone>$") is not null && ComparesItself(type);

    private static bool ComparesItself(Type type) => typeof(IEquatable<>).MakeGenericType(type).IsAssignableFrom(type);
}
