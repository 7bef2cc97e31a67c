using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Ottt.Generator.Models;

namespace Ottt.Generator.Declaration;

/// <summary>Whether a class can be made a network: partial, not generic, without a base class of its own.</summary>
internal static class ClassChecks
{
    public const string BaseClass = "Ottt.OtttNetwork";

    /// <summary>What is wrong with the class itself, outermost first; empty where a part can be added to it.</summary>
    public static IEnumerable<PassError> Run(INamedTypeSymbol type, TypeDeclarationSyntax declaration)
    {
        if (!declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
        {
            yield return PassError.At(PassError.Network, DeclarationErrors.NotPartial, type.Name);
        }

        foreach (TypeDeclarationSyntax outer in declaration.Ancestors().OfType<TypeDeclarationSyntax>())
        {
            if (!outer.Modifiers.Any(SyntaxKind.PartialKeyword))
            {
                yield return PassError.At(
                    PassError.Network, DeclarationErrors.ContainingTypeNotPartial, type.Name, outer.Identifier.Text);
            }
        }

        if (declaration.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().FirstOrDefault(part => part.TypeParameterList is not null) is { } generic)
        {
            yield return PassError.At(PassError.Network, DeclarationErrors.Generic, type.Name, generic.Identifier.Text);
        }

        string? form = FormOf(type, declaration);
        if (form is not null) yield return PassError.At(PassError.Network, DeclarationErrors.NotAPlainClass, type.Name, form);
        if (form is null && type.BaseType is { SpecialType: not SpecialType.System_Object, TypeKind: not TypeKind.Error } baseType
            && baseType.ToDisplayString() != BaseClass)
        {
            yield return PassError.At(PassError.Network, DeclarationErrors.HasBaseClass, type.Name, baseType.ToDisplayString());
        }
    }

    /// <summary>What keeps a generated part in another file from adding a constructor that calls its base, or null.</summary>
    private static string? FormOf(INamedTypeSymbol type, TypeDeclarationSyntax declaration)
    {
        if (type.IsRecord) return "a record";
        if (type.IsStatic) return "static";
        if (type.IsAbstract) return "abstract";
        IEnumerable<TypeDeclarationSyntax> parts = declaration.AncestorsAndSelf().OfType<TypeDeclarationSyntax>();
        if (parts.Any(part => part.Modifiers.Any(SyntaxKind.FileKeyword))) return "local to its file";
        bool hasPrimaryConstructor = type.DeclaringSyntaxReferences
            .Any(part => part.GetSyntax() is TypeDeclarationSyntax { ParameterList: not null });
        return hasPrimaryConstructor ? "declared with a primary constructor" : null;
    }
}
