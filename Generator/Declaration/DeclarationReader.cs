using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Ottt.Generator.Declaration.Choices;
using Ottt.Generator.Declaration.Layers;
using Ottt.Generator.Models;

namespace Ottt.Generator.Declaration;

/// <summary>Reads a network from the attributes of a class. Symbols and syntax end here.</summary>
internal static class DeclarationReader
{
    public const string AttributeName = "Ottt.OtttSequentialAttribute";

    public static bool IsCandidate(SyntaxNode node) => node.IsKind(SyntaxKind.ClassDeclaration) || node.IsKind(SyntaxKind.RecordDeclaration);

    /// <summary>Reads a network; null for a further declaration of a class that was read already, which is an error of C#.</summary>
    public static (DeclaredNetwork Network, NetworkLocations Locations)? Read(GeneratorAttributeSyntaxContext context, CancellationToken cancel)
    {
        var type = (INamedTypeSymbol)context.TargetSymbol;
        var declaration = (TypeDeclarationSyntax)context.TargetNode;
        AttributeData sequential = type.GetAttributes().First(attribute => attribute.AttributeClass?.ToDisplayString() == AttributeName);
        if (!Contains(declaration, sequential)) return null;
        AttributeData[] layers = [.. type.GetAttributes().Where(attribute =>
            CompositionReader.IsLayer(attribute) || (CompositionReader.IsUnknown(attribute) && IsBehind(attribute, sequential, declaration)))];
        cancel.ThrowIfCancellationRequested();

        var errors = new List<PassError>(ClassChecks.Run(type, declaration));
        if (NameChecks.HasConstructor(type)) errors.Add(PassError.At(PassError.Network, DeclarationErrors.ConstructorIsTaken, type.Name));
        bool canExtend = errors.Count == 0;
        CheckOrder(type, declaration, sequential, layers, errors);
        AttributeArguments arguments = new(sequential);
        var argumentErrors = new List<PassError>();
        TensorShape input = ReadInputShape(type, arguments, argumentErrors);
        var reader = new CompositionReader(argumentErrors);
        reader.Read(layers);
        NetworkIdentity identity = IdentityOf(type);
        errors.AddRange(NameChecks.Run(type, identity, reader.Layers));
        bool hasUnknown = reader.HasUnknownAttributes || type.GetAttributes().Any(CompositionReader.IsUnknown);
        bool isWellFormed = arguments.AreWellFormed && reader.IsWellFormed && !hasUnknown;
        if (isWellFormed) errors.AddRange(argumentErrors);
        Result<NetworkDeclaration> result = errors.Count > 0 || !isWellFormed || reader.Layers.Count == 0
            ? Result<NetworkDeclaration>.Failed(hasUnknown ? [] : errors)
            : Result<NetworkDeclaration>.Of(new NetworkDeclaration(
                identity,
                input,
                arguments.Choice<NetworkInput>("Input"),
                arguments.Choice<NetworkOutput>("Output"),
                ReadInputTrace(arguments),
                arguments.Choice<ReadoutGradient>("Readout"),
                arguments.Named("InputGradient", false),
                arguments.Choice<ConvolutionMethod>("Convolution"),
                reader.Layers.ToEquatableArray()));
        var locations = new NetworkLocations(Locate(sequential), layers.Select(Locate).ToEquatableArray());
        EquatableArray<DeclaredMember> members = reader.Layers
            .Where(layer => layer.Layer.Member != LayerMember.None && NameChecks.IsFree(type, layer.PropertyName))
            .Select(layer => new DeclaredMember(layer.PropertyName, layer.Layer.Member))
            .ToEquatableArray();
        return (new DeclaredNetwork(identity, canExtend, members, result), locations);
    }

    /// <summary>The order of layers is the order of attributes in one declaration, behind the attribute that begins the network.</summary>
    private static void CheckOrder(
        INamedTypeSymbol type, TypeDeclarationSyntax declaration, AttributeData sequential, AttributeData[] layers, List<PassError> errors)
    {
        if (layers.Length == 0) errors.Add(PassError.At(PassError.Network, DeclarationErrors.NoLayers, type.Name));
        for (int index = 0; index < layers.Length; index++)
        {
            string name = layers[index].AttributeClass?.Name.Replace("Attribute", "") ?? "";
            if (!Contains(declaration, layers[index]))
            {
                errors.Add(PassError.At(index, DeclarationErrors.SeveralDeclarations, name, type.Name));
            }
            else if (!IsBehind(layers[index], sequential, declaration))
            {
                errors.Add(PassError.At(index, DeclarationErrors.LayerBeforeSequential, name));
            }
        }
    }

    private static bool IsBehind(AttributeData attribute, AttributeData sequential, TypeDeclarationSyntax declaration) =>
        Contains(declaration, attribute) && attribute.ApplicationSyntaxReference!.Span.Start > sequential.ApplicationSyntaxReference!.Span.Start;

    private static bool Contains(TypeDeclarationSyntax declaration, AttributeData attribute) =>
        attribute.ApplicationSyntaxReference is { } reference
        && reference.SyntaxTree == declaration.SyntaxTree
        && declaration.Span.Contains(reference.Span);

    private static TensorShape ReadInputShape(INamedTypeSymbol type, AttributeArguments arguments, List<PassError> errors)
    {
        var shape = TensorShape.Of(arguments.PositionalArray(0));
        bool isShape = shape.Rank is >= 1 and <= 3 && shape.Dimensions.All(size => size >= 1);
        if (!isShape) errors.Add(PassError.At(PassError.Network, DeclarationErrors.InputShape, type.Name, shape.ToString()));
        var checks = new ArgumentChecks(PassError.Network, "OtttSequential", errors);
        checks.Known("Input", arguments.Choice<NetworkInput>("Input"));
        checks.Known("Output", arguments.Choice<NetworkOutput>("Output"));
        checks.Known("Readout", arguments.Choice<ReadoutGradient>("Readout"));
        checks.Known("Convolution", arguments.Choice<ConvolutionMethod>("Convolution"));
        if (ReadInputTrace(arguments) is { } tau)
        {
            checks.GreaterThanOne("InputTrace", tau);
            bool hasTrace = arguments.Choice<NetworkInput>("Input") == NetworkInput.SpikeAndTrace;
            if (hasTrace) errors.Add(PassError.At(PassError.Network, DeclarationErrors.TwoInputTraces, type.Name, Literals.Of(tau)));
        }

        return shape;
    }

    /// <summary>NaN stands for an argument that was not written.</summary>
    private static double? ReadInputTrace(AttributeArguments arguments) =>
        arguments.Named("InputTrace", double.NaN) is var tau && double.IsNaN(tau) ? null : tau;

    private static NetworkIdentity IdentityOf(INamedTypeSymbol type)
    {
        var outer = new List<string>();
        for (INamedTypeSymbol? containing = type.ContainingType; containing is not null; containing = containing.ContainingType)
        {
            outer.Insert(0, KeywordOf(containing) + " " + Identifiers.Escape(containing.Name));
        }

        string ns = type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(Identifiers.Escaped);
        return new NetworkIdentity(ns, outer.ToEquatableArray(), Identifiers.Escape(type.Name));
    }

    private static string KeywordOf(INamedTypeSymbol type) => (type.TypeKind, type.IsRecord) switch
    {
        (TypeKind.Struct, true) => "record struct",
        (TypeKind.Struct, false) => "struct",
        (TypeKind.Interface, _) => "interface",
        (_, true) => "record",
        _ => "class",
    };

    private static SourceLocation Locate(AttributeData attribute) =>
        SourceLocation.Of(attribute.ApplicationSyntaxReference is { } reference
            ? Location.Create(reference.SyntaxTree, reference.Span)
            : Location.None);

    /// <summary>Names that are keywords are written with <c>@</c>.</summary>
    private static class Identifiers
    {
        public static readonly SymbolDisplayFormat Escaped = SymbolDisplayFormat.CSharpErrorMessageFormat
            .WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

        public static string Escape(string name) =>
            SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
    }
}
