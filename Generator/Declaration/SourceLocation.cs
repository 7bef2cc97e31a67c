using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Ottt.Generator.Models;

namespace Ottt.Generator.Declaration;

/// <summary>A place in a file, without the tree that it was found in.</summary>
internal sealed record SourceLocation(string FilePath, TextSpan Span, LinePositionSpan Lines)
{
    public static SourceLocation Of(Location location) =>
        new(location.SourceTree?.FilePath ?? "", location.SourceSpan, location.GetLineSpan().Span);

    /// <summary>The place in the compilation's own tree, so that <c>#pragma warning disable</c> is honoured.</summary>
    public Location In(Compilation compilation)
    {
        SyntaxTree? tree = compilation.SyntaxTrees.FirstOrDefault(candidate => candidate.FilePath == FilePath && candidate.Length >= Span.End);
        return tree is null ? Location.Create(FilePath, Span, Lines) : Location.Create(tree, Span);
    }
}

/// <summary>Where a network and its layers are declared; travels beside the model, so that moving a class changes no model.</summary>
internal sealed record NetworkLocations(SourceLocation Network, EquatableArray<SourceLocation> Layers)
{
    public SourceLocation Of(PassError error) =>
        error.Layer >= 0 && error.Layer < Layers.Count ? Layers[error.Layer] : Network;
}
