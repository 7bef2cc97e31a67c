using System.Globalization;
using System.Numerics;
using Ottt.Data;

namespace Ottt.Checkpoints;

/// <summary>The texts of a checkpoint, as numbers and back, whatever the language of the machine.</summary>
/// <param name="source">The file, for messages.</param>
/// <param name="texts">The texts.</param>
internal sealed class CheckpointTexts(string source, IReadOnlyDictionary<string, string> texts)
{
    /// <summary>A number as text, from which it is had again to the last bit.</summary>
    public static string Text<T>(T number)
        where T : INumber<T> => number.ToString(null, CultureInfo.InvariantCulture);

    /// <summary>Whether there is a text.</summary>
    public bool Has(string key) => texts.ContainsKey(key);

    /// <summary>A text.</summary>
    /// <exception cref="DataFormatException">There is none of that name.</exception>
    public string this[string key] => texts.TryGetValue(key, out string? text) ? text : throw new DataFormatException(source, $"has no '{key}' in its header; it is no checkpoint, or one of something else");

    /// <summary>A number that is not negative.</summary>
    /// <exception cref="DataFormatException">There is none.</exception>
    public T Number<T>(string key)
        where T : struct, INumber<T>
    {
        string text = this[key];
        return T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out T number) && !T.IsNegative(number)
            ? number
            : throw new DataFormatException(source, $"has '{text}' as '{key}' in its header, where a number is expected that is not negative");
    }

    /// <summary>One of the names of an enumeration.</summary>
    /// <exception cref="DataFormatException">There is none.</exception>
    public T OneOf<T>(string key)
        where T : struct, Enum =>
        Enum.TryParse(this[key], out T value) && Enum.IsDefined(value)
            ? value
            : throw new DataFormatException(source, $"has '{this[key]}' as '{key}' in its header, where one of {string.Join(", ", Enum.GetNames<T>())} is expected");
}
