using System.Globalization;

namespace Ottt.Cuda;

/// <summary>What every kernel is compiled with.</summary>
internal static class KernelOptions
{
    /// <summary>
    /// The agreement between generated kernels, the device headers and this runtime. Whoever changes what they expect of one another counts it up;
    /// a text of another count says <c>#error</c> instead of computing nonsense.
    /// </summary>
    internal const int Abi = 1;

    /// <summary>
    /// No product is fused with a sum unless the text says <c>fmaf</c>, so that the device computes the bits of the processor; line numbers are kept
    /// for profilers and cost nothing.
    /// </summary>
    internal static IReadOnlyList<string> Always { get; } =
        ["--std=c++17", "--fmad=false", "-default-device", "-lineinfo", string.Create(CultureInfo.InvariantCulture, $"-DOTTT_ABI={Abi}")];

    /// <summary>The program of a generated text: the headers and options of every kernel, and those of this one.</summary>
    /// <param name="name">The name of the text in messages.</param>
    /// <param name="text">CUDA C++.</param>
    /// <param name="more">Options of this text.</param>
    internal static KernelProgram Program(string name, string text, params IEnumerable<string> more) =>
        new(name, text, DeviceHeaders.All, [.. Always, .. more]);
}
