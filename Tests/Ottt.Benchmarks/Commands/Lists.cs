using System.CommandLine;
using System.Globalization;

namespace Ottt.Benchmarks.Commands;

/// <summary>Options that take a list, with commas.</summary>
internal static class Lists
{
    /// <summary>A list of words out of a few, all of them by default.</summary>
    public static Option<string[]> Words(string name, string description, IReadOnlyList<string> allowed) => Words(name, description, allowed, allowed);

    /// <summary>A list of words out of a few.</summary>
    public static Option<string[]> Words(string name, string description, IReadOnlyList<string> allowed, IReadOnlyList<string> byDefault) => List(
        name, description, [.. byDefault], text => allowed.Contains(text) ? text : null, string.Join(", ", allowed));

    /// <summary>A list of numbers from 1 on.</summary>
    public static Option<int[]> Counts(string name, string description, params int[] byDefault) => List(
        name, description, byDefault, Count, "whole numbers from 1 on");

    /// <summary>One number from 1 on.</summary>
    public static Option<int> OneCount(string name, string description, int byDefault)
    {
        Option<int> option = new(name) { Description = description, DefaultValueFactory = _ => byDefault };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1) result.AddError($"{name} takes a whole number from 1 on.");
        });
        return option;
    }

    /// <summary>A number from 0 to 1, 0 by default.</summary>
    public static Option<double> Share(string name, string description)
    {
        Option<double> option = new(name) { Description = description, DefaultValueFactory = _ => 0 };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is not (>= 0 and <= 1)) result.AddError($"{name} takes a number from 0 to 1.");
        });
        return option;
    }

    private static Option<T[]> List<T>(string name, string description, T[] byDefault, Func<string, object?> parse, string expected)
    {
        Option<T[]> option = new(name) { Description = description, DefaultValueFactory = _ => byDefault };
        option.CustomParser = result =>
        {
            object?[] values = [.. result.Tokens.SelectMany(token => token.Value.Split(',')).Select(parse)];
            if (!values.Contains(null)) return [.. values.Cast<T>()];
            result.AddError($"{name} takes a list of {expected}.");
            return [];
        };
        return option;
    }

    private static object? Count(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count >= 1 ? count : null;
}
