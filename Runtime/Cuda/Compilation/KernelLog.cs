using System.Globalization;
using System.Text.RegularExpressions;

namespace Ottt.Cuda;

/// <summary>Reads the log of a compiler.</summary>
internal static partial class KernelLog
{
    /// <summary>The first error that names a line of a text.</summary>
    /// <param name="log">The log of NVRTC, or of a host compiler in its place.</param>
    /// <returns>The error, or null where none names a line.</returns>
    internal static (string File, int Line, string Message)? FirstError(string log)
    {
        Match match = Error().Match(log);
        return match.Success && int.TryParse(match.Groups["line"].Value, CultureInfo.InvariantCulture, out int line)
            ? (match.Groups["file"].Value, line, match.Groups["message"].Value)
            : null;
    }

    /// <summary>NVRTC writes <c>name.cu(12): error: ...</c>, g++ and clang write <c>name.cu:12:5: error: ...</c>.</summary>
    [GeneratedRegex(@"^(?<file>[^\s(:][^(:\r\n]*)(?:\((?<line>\d+)\)|:(?<line>\d+):\d+):\s*(?:catastrophic |fatal )?(?<message>error[^\r\n]*)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Error();
}
