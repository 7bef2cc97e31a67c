using System.Globalization;
using Ottt.Generator.Declaration.Layers;
using Ottt.Generator.Models;

namespace Ottt.Generator.Tests.Networks;

/// <summary>The members of a layer, which its own text leaves out where they have their defaults.</summary>
internal static class Members
{
    public static string Of(LayerDeclaration layer) => string.Join(", ", layer.GetType().GetProperties()
        .Where(property => property.CanWrite)
        .OrderBy(property => property.MetadataToken)
        .Select(property => property.Name + " " + Text(property.GetValue(layer))));

    private static string Text(object? value) => value switch
    {
        null => "none",
        bool flag => Literals.Of(flag),
        Size2 size => size.Product,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
