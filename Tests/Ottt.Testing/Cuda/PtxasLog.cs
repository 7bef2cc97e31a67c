using System.Globalization;
using System.Text.RegularExpressions;

namespace Ottt.Testing.Cuda;

/// <summary>Reads what ptxas says of kernels when NVRTC is given <c>--ptxas-options=-v</c>.</summary>
internal static partial class PtxasLog
{
    /// <summary>The option that makes NVRTC write it.</summary>
    public const string Option = "--ptxas-options=-v";

    /// <summary>The kernels of a log, in its order.</summary>
    /// <exception cref="FormatException">The log reports on a kernel without its spills or registers.</exception>
    public static IReadOnlyList<KernelResources> Read(string log)
    {
        MatchCollection kernels = Kernel().Matches(log);
        return [.. kernels.Select((kernel, index) => ReadOne(kernel, log[kernel.Index..(index + 1 < kernels.Count ? kernels[index + 1].Index : log.Length)]))];
    }

    private static KernelResources ReadOne(Match kernel, string report)
    {
        Match spills = Spills().Match(report);
        Match registers = Registers().Match(report);
        if (!spills.Success || !registers.Success) throw new FormatException($"ptxas says nothing of the spills or registers of {kernel.Groups["name"].Value}:\n{report}");
        Match shared = Shared().Match(report);
        return new KernelResources(
            kernel.Groups["name"].Value, kernel.Groups["architecture"].Value, Number(registers, "registers"), Number(spills, "stack"),
            Number(spills, "stores"), Number(spills, "loads"), shared.Success ? Number(shared, "bytes") : 0);
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex("Compiling entry function '(?<name>[^']+)' for '(?<architecture>[^']+)'", RegexOptions.CultureInvariant)]
    private static partial Regex Kernel();

    [GeneratedRegex(@"(?<stack>\d+) bytes stack frame, (?<stores>\d+) bytes spill stores, (?<loads>\d+) bytes spill loads", RegexOptions.CultureInvariant)]
    private static partial Regex Spills();

    [GeneratedRegex(@"Used (?<registers>\d+) registers", RegexOptions.CultureInvariant)]
    private static partial Regex Registers();

    [GeneratedRegex(@"(?<bytes>\d+) bytes smem", RegexOptions.CultureInvariant)]
    private static partial Regex Shared();
}
