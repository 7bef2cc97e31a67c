using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Ottt.Generator.Tests.Architecture;

/// <summary>Walks everything that is reachable from an object through its fields.</summary>
internal static class ObjectGraph
{
    private static readonly Type[] Forbidden =
    [
        typeof(ISymbol), typeof(SyntaxNode), typeof(SyntaxTree), typeof(SyntaxReference), typeof(Location), typeof(Compilation),
        typeof(SemanticModel), typeof(AttributeData),
    ];

    /// <summary>The types of all objects that are reachable, the object's own included.</summary>
    public static IReadOnlySet<Type> TypesFrom(object root)
    {
        var types = new HashSet<Type>();
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Stack<object>([root]);
        while (open.TryPop(out object? item))
        {
            Type type = item.GetType();
            types.Add(type);
            bool isKnown = !type.IsValueType && !seen.Add(item);
            if (isKnown || item is string || type.IsPrimitive || type.IsEnum || IsRoslyn(type)) continue;
            IEnumerable<object?> next = item is Array array ? array.Cast<object?>() : FieldsOf(type).Select(field => field.GetValue(item));
            foreach (object value in next.OfType<object>()) open.Push(value);
        }

        return types;
    }

    /// <summary>Whether a type would keep a compilation alive.</summary>
    public static bool IsRoslyn(Type type) =>
        Forbidden.Any(forbidden => forbidden.IsAssignableFrom(type))
        || type.Assembly.GetName().Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal);

    /// <summary>The fields of a type and of its base types: private ones are found only on the type that declares them.</summary>
    private static IEnumerable<FieldInfo> FieldsOf(Type type)
    {
        const BindingFlags own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        for (Type? level = type; level is not null; level = level.BaseType)
        {
            foreach (FieldInfo field in level.GetFields(own)) yield return field;
        }
    }
}
