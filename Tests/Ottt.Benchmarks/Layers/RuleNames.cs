using Ottt.Training;

namespace Ottt.Benchmarks.Layers;

/// <summary>The update rules as words of the command line.</summary>
internal static class RuleNames
{
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<UpdateRule>().Select(Of)];

    public static string Of(UpdateRule rule) => rule == UpdateRule.EveryStep ? "every-step" : "accumulate";

    public static UpdateRule Parse(string name) => Enum.GetValues<UpdateRule>().Single(rule => Of(rule) == name);
}
