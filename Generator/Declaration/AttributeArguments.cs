using Microsoft.CodeAnalysis;
using Ottt.Generator.Models;

namespace Ottt.Generator.Declaration;

/// <summary>Reads the arguments of an attribute; what was not written has the default that the attribute class documents.</summary>
internal readonly struct AttributeArguments(AttributeData attribute)
{
    /// <summary>A positional argument.</summary>
    public int Positional(int index) => attribute.ConstructorArguments[index].Value is int value ? value : 0;

    /// <summary>A positional argument.</summary>
    public double PositionalNumber(int index) => attribute.ConstructorArguments[index].Value is double value ? value : double.NaN;

    /// <summary>A positional <c>params</c> array.</summary>
    public int[] PositionalArray(int index)
    {
        TypedConstant argument = attribute.ConstructorArguments[index];
        return argument.Kind != TypedConstantKind.Array || argument.IsNull
            ? []
            : [.. argument.Values.Select(item => item.Value is int value ? value : 0)];
    }

    public T Named<T>(string name, T standard)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key == name && argument.Value.Value is T value) return value;
        }

        return standard;
    }

    /// <summary>A choice; unknown numbers are kept, so that they can be reported.</summary>
    public T Choice<T>(string name)
        where T : struct, Enum => (T)Enum.ToObject(typeof(T), Named(name, 0));

    /// <summary>An argument that may be given once or per axis.</summary>
    public Size2 PerAxis(string name, Size2 standard)
    {
        int both = Named(name, int.MinValue);
        Size2 square = both == int.MinValue ? standard : Size2.Square(both);
        return new Size2(Named(name + "Height", square.Height), Named(name + "Width", square.Width));
    }
}
