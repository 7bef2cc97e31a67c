using System.Globalization;
using System.Reflection;
using Ottt.Generator.Declaration;
using Ottt.Generator.Declaration.Layers;
using Ottt.Testing.Compilation;
using Xunit;

namespace Ottt.Generator.Tests.Architecture;

/// <summary>The attributes of the runtime and what the generator knows of them are the same, though neither refers to the other.</summary>
public class VocabularyTests
{
    private static readonly IReadOnlyList<Type> Attributes =
    [
        .. typeof(LayerAttribute).Assembly.GetTypes()
            .Where(type => type.IsPublic && !type.IsAbstract && type.IsSubclassOf(typeof(LayerAttribute)) && !type.IsSubclassOf(typeof(CompositionAttribute))),
    ];

    private static readonly IEnumerable<Type> Compositions =
        typeof(LayerAttribute).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(CompositionAttribute)));

    public static TheoryData<string> Layers => [.. Attributes.Select(type => type.Name[..^"Attribute".Length])];

    public static TheoryData<Type, Type> Choices => new()
    {
        { typeof(ConvolutionMethod), typeof(Declaration.Choices.ConvolutionMethod) },
        { typeof(Surrogate), typeof(Declaration.Choices.Surrogate) },
        { typeof(Initialization), typeof(Declaration.Choices.Initialization) },
        { typeof(DropoutMask), typeof(Declaration.Choices.DropoutMask) },
        { typeof(UpsampleMode), typeof(Declaration.Choices.UpsampleMode) },
        { typeof(TraceDecay), typeof(Declaration.Choices.TraceDecay) },
        { typeof(NetworkInput), typeof(Declaration.Choices.NetworkInput) },
        { typeof(NetworkOutput), typeof(Declaration.Choices.NetworkOutput) },
        { typeof(ReadoutGradient), typeof(Declaration.Choices.ReadoutGradient) },
    };

    [Fact]
    public void The_generator_knows_every_layer_by_its_name() => Assert.Equal(
        Attributes.Select(type => type.FullName).Order(StringComparer.Ordinal), LayerReader.AttributeNames.Order(StringComparer.Ordinal));

    [Fact]
    public void The_generator_knows_every_composition_by_its_name() => Assert.Equal(
        Compositions.Select(type => type.FullName!.Replace("`1", "<TBlock>", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
        CompositionReader.AttributeNames.Order(StringComparer.Ordinal));

    [Fact]
    public void The_generator_knows_the_names_of_the_container_and_of_the_base_class()
    {
        Assert.Equal(DeclarationReader.AttributeName, typeof(OtttSequentialAttribute).FullName);
        Assert.Equal(ClassChecks.BaseClass, typeof(OtttNetwork).FullName);
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void What_is_not_written_has_the_default_of_the_attribute(string kind)
    {
        Type type = Attributes.Single(attribute => attribute.Name == kind + "Attribute");
        object instance = Activator.CreateInstance(type, [.. ParametersOf(type).Select(parameter => IsWhole(parameter) ? (object)2 : 0.5)])!;
        LayerDeclaration declared = Declare(Bare(type));

        foreach (PropertyInfo property in type.GetProperties().Where(property => property.DeclaringType != typeof(Attribute)))
        {
            Assert.Equal(DeclaredArgument.Normal(property.Name, property.GetValue(instance)), DeclaredArgument.Of(declared, property.Name));
        }
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void A_description_has_the_properties_of_the_attribute_under_their_names(string kind)
    {
        Type type = Attributes.Single(attribute => attribute.Name == kind + "Attribute");
        object instance = Activator.CreateInstance(type, [.. ParametersOf(type).Select(parameter => IsWhole(parameter) ? (object)2 : 0.5)])!;
        LayerDeclaration declared = Declare(Bare(type));
        PropertyInfo[] properties =
        [
            .. type.GetProperties().Where(property => property.Name is not ("TypeId" or "Initialization" or "Alpha" or "Beta")
                && !property.Name.EndsWith("Height", StringComparison.Ordinal)
                && !property.Name.EndsWith("Width", StringComparison.Ordinal)
                && property.GetValue(instance) is not double.NaN),
        ];

        Assert.Equal(kind, declared.ShortName);
        Assert.Equal(
            properties.Select(property => $"{property.Name} = {Convert.ToString(property.GetValue(instance), CultureInfo.InvariantCulture)}").Order(StringComparer.Ordinal),
            declared.Settings.Where(setting => setting.Name is not ("Alpha" or "Beta")).Select(TextOf).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void The_text_of_a_layer_declares_the_same_layer(string kind)
    {
        // The normal form is what descriptions, comments and error messages show.
        LayerDeclaration declared = Declare(Bare(Attributes.Single(attribute => attribute.Name == kind + "Attribute")));

        Assert.Equal(declared, Declare(declared.ToString()));
    }

    [Fact]
    public void What_is_not_written_of_the_container_has_its_default()
    {
        var attribute = new OtttSequentialAttribute(4);
        NetworkDeclaration network = Read("[OtttSequential(4)]\n[Identity]");

        Assert.Equal(attribute.InputShape, network.InputShape.Dimensions);
        Assert.Equal((int)attribute.Input, (int)network.Input);
        Assert.Equal((int)attribute.Output, (int)network.Output);
        Assert.Equal((int)attribute.Readout, (int)network.Readout);
        Assert.Equal(double.IsNaN(attribute.InputTrace), network.InputTrace is null);
        Assert.Equal(attribute.InputGradient, network.InputGradient);
        Assert.Equal((int)attribute.Convolution, (int)network.Convolution);
    }

    [Theory]
    [MemberData(nameof(Choices))]
    public void A_choice_has_the_same_names_and_numbers_on_both_sides(Type runtime, Type generator) =>
        Assert.Equal(NamesAndNumbers(runtime), NamesAndNumbers(generator));

    [Fact]
    public void Every_choice_of_the_generator_is_compared() => Assert.Equal(
        typeof(Declaration.Choices.Surrogate).Assembly.GetTypes().Where(type => type.Namespace == typeof(Declaration.Choices.Surrogate).Namespace),
        Choices.Select(row => row.Data.Item2).OrderBy(type => type.MetadataToken));

    /// <summary>An attribute with what it cannot be without, and no more.</summary>
    private static string Bare(Type attribute) =>
        $"{attribute.Name}({string.Join(", ", ParametersOf(attribute).Select(parameter => IsWhole(parameter) ? "2" : "0.5"))})";

    /// <summary>What applies to both axes of an image has their common number.</summary>
    private static string TextOf(DeclaredSetting setting) =>
        $"{setting.Name} = {setting.Text ?? setting.Flag?.ToString() ?? setting.Numbers.Distinct().Single().ToString(CultureInfo.InvariantCulture)}";

    private static ParameterInfo[] ParametersOf(Type attribute) => attribute.GetConstructors().Single().GetParameters();

    private static bool IsWhole(ParameterInfo parameter) => parameter.ParameterType == typeof(int);

    private static IEnumerable<string> NamesAndNumbers(Type type) =>
        Enum.GetNames(type).Select(name => $"{name} = {(int)Enum.Parse(type, name)}");

    private static LayerDeclaration Declare(string attribute) => Read($"[OtttSequential(1, 4, 4)]\n[{attribute}]").Layers.Single().Layer;

    private static NetworkDeclaration Read(string attributes) =>
        CompileHost.Compile($"using Ottt;\n{attributes}\npublic partial class Net;").Models(PassNames.Declaration)
            .Cast<DeclaredNetwork>().Single().Declaration.Value!;
}
