using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Ottt.Samples.Shared;

/// <summary>Kinds of options, each with one message that says what it takes and what it was given.</summary>
internal static class ArgumentKinds
{
    private const string PositiveText = "a number greater than 0";

    public static Option<int> Count(string name, string description, int byDefault, int largest) =>
        Value(name, description, byDefault, CountText(largest), text => ParseCount(text, largest));

    /// <summary>A number that may be left out.</summary>
    public static Option<int?> OptionalCount(string name, string description, int largest) =>
        Optional<int>(name, description, CountText(largest), text => ParseCount(text, largest));

    /// <summary>A number that may be left out.</summary>
    public static Option<double?> OptionalPositiveNumber(string name, string description, string alias)
    {
        Option<double?> option = Optional<double>(name, description, PositiveText, ParsePositive);
        option.Aliases.Add(alias);
        return option;
    }

    public static Option<double> PositiveNumber(string name, string description, double byDefault, string alias)
    {
        Option<double> option = Value(name, description, byDefault, PositiveText, ParsePositive);
        option.Aliases.Add(alias);
        return option;
    }

    public static Option<double> OneOf(string name, string description, double byDefault, IReadOnlyList<double> allowed)
    {
        string[] texts = [.. allowed.Select(number => number.ToString(CultureInfo.InvariantCulture))];
        return Value(
            name, description, byDefault, Alternatives(texts),
            text => Number(text) is double number && allowed.Contains(number) ? number : null,
            string.Join('|', texts));
    }

    public static Option<ulong> Seed(string name, string description, ulong byDefault) => Value<ulong>(
        name, description, byDefault, "a whole number from 0 to 18446744073709551615",
        text => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed) ? seed : null);

    public static Option<string> OneOf(string name, string description, string byDefault, IReadOnlyList<string> allowed)
    {
        Option<string> option = new(name)
        {
            Description = description,
            HelpName = string.Join('|', allowed),
            DefaultValueFactory = _ => byDefault,
        };
        option.CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            if (!allowed.Contains(text)) result.AddError(Refusal(result, Alternatives(allowed), text));
            return text;
        };
        return option;
    }

    /// <summary>One of some words, or none.</summary>
    public static Option<string?> OptionalOneOf(string name, string description, IReadOnlyList<string> allowed)
    {
        Option<string?> option = new(name) { Description = description, HelpName = string.Join('|', allowed) };
        option.CompletionSources.Add([.. allowed]);
        option.CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            if (!allowed.Contains(text)) result.AddError(Refusal(result, Alternatives(allowed), text));
            return text;
        };
        return option;
    }

    private static Option<T?> Optional<T>(string name, string description, string expected, Func<string, T?> parse)
        where T : struct
    {
        Option<T?> option = new(name) { Description = description, HelpName = "number" };
        option.CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            T? value = parse(text);
            if (value is null) result.AddError(Refusal(result, expected, text));
            return value;
        };
        return option;
    }

    private static Option<T> Value<T>(
        string name, string description, T byDefault, string expected, Func<string, T?> parse, string helpName = "number")
        where T : struct
    {
        Option<T> option = new(name) { Description = description, HelpName = helpName, DefaultValueFactory = _ => byDefault };
        option.CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            T? value = parse(text);
            if (value is null) result.AddError(Refusal(result, expected, text));
            return value ?? byDefault;
        };
        return option;
    }

    /// <summary>Calls the option what it was called on the command line, which may be an alias.</summary>
    public static string Refusal(ArgumentResult result, string expected, string text) =>
        $"{((OptionResult)result.Parent!).IdentifierToken!.Value} takes {expected}, not '{text}'.";

    private static string CountText(int largest) => $"a whole number from 1 to {largest}";

    private static int? ParseCount(string text, int largest) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count >= 1 && count <= largest ? count : null;

    private static double? ParsePositive(string text) => Number(text) is double number && number > 0 ? number : null;

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
            ? number
            : null;

    private static string Alternatives(IReadOnlyList<string> values) => $"{string.Join(", ", values.SkipLast(1))} or {values[^1]}";
}
