namespace Ottt.Benchmarks.Cuda;

/// <summary>The precisions as words of the command line.</summary>
internal static class PrecisionNames
{
    private static readonly Dictionary<string, Precision> ByName = new()
    {
        ["float32"] = Precision.Float32, ["tf32"] = Precision.Tf32, ["bfloat16"] = Precision.BFloat16, ["spike-exact"] = Precision.SpikeExact,
    };

    public static IReadOnlyList<string> All { get; } = [.. ByName.Keys];

    public static IReadOnlyList<string> ByDefault { get; } = [Of(Precision.Float32), Of(Precision.Tf32)];

    public static string Of(Precision precision) => ByName.Single(named => named.Value == precision).Key;

    public static Precision Parse(string name) => ByName[name];
}
