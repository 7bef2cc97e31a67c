using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Ottt.Generator.Tests.Architecture;

/// <summary>Walks everything that is reachable from an object through its fields.</summary>
internal static class ObjectGraph
{
    private static readonly Type[] Forbidden =
        [typeof(ISymbol), typeof(SyntaxNode), typeof(SyntaxTree), typeof(SyntaxReference), typeof(Location), typeof(Compilation), typeof(SemanticModel), typeof(AttributeData)];

    /// <summary>The types of all objects that are reachable, the object's own included.</summary>
    public static IReadOnlySet<Type> TypesFrom(object root)
    {
        var types = new HashSet<Type>();
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Stack<object>([root]);
        while (open.TryPop(out object? item))
        {
            types.Add(item.GetType());
            bool isLeaf = item is string || item.GetType().IsPrimitive || item.GetType().IsEnum || (!item.GetType().IsValueType && !seen.Add(item));
            if (isLeaf || IsRoslyn(item.GetType())) continue;
            IEnumerable<object?> next = item is Array array ? array.Cast<object?>() : FieldsOf(item.GetType()).Select(field => field.GetValue(item));
            foreach (object value in next.OfType<object>()) open.Push(value);
        }

        return types;
    }

    /// <summary>Whether a type would keep a compilation alive.</summary>
    public static bool IsRoslyn(Type type) =>
        Forbidden.Any(forbidden => forbidden.IsAssignableFrom(type)) || type.Assembly.GetName().Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal);

    private static IEnumerable<FieldInfo> FieldsOf(Type type)
    {
        for (Type? level = type; level is not null; level = level.BaseType)
        {
            foreach (FieldInfo field in level.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                yield return field;
            }
        }
    }
}
