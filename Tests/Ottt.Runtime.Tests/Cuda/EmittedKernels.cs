using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Ottt.Cuda;
using Ottt.Testing.Cuda;
using Xunit;

namespace Ottt.Runtime.Tests.Cuda;

/// <summary>
/// Compiles the kernels of a network with NVIDIA's compiler as the runtime does when it makes the network, and holds what ptxas says of them against what a
/// device has. Networks have many a kernel in common, but for the numbers of layers in its names; each is compiled once for an architecture and a precision.
/// </summary>
internal static partial class EmittedKernels
{
    /// <summary>The architecture of the oldest devices that networks run on.</summary>
    public const string Oldest = "sm_80";

    /// <summary>The newest architecture that every NVRTC of the last years knows.</summary>
    public const string Newest = "sm_90";

    /// <summary>The same with what newer devices do not have: products of warpgroups.</summary>
    public const string Specific = Newest + "a";

    /// <summary>
    /// The shared memory that a block can have on the least of the devices that networks run on, those of compute capability 8.6 and 8.9 (CUDA C++ Programming
    /// Guide, Technical Specifications per Compute Capability): the launch plan is the same for all devices.
    /// </summary>
    private const int SharedBytesOfDevice = 99 * 1024;

    private const string Kernel = "__global__";

    private static readonly ConcurrentDictionary<(string Architecture, Precision Precision, string Text), bool> Compiled = new();

    /// <summary>Asserts that the kernels of a network compile, keep their values in registers, and fit into the shared memory of every device.</summary>
    /// <param name="network">The class of the network.</param>
    /// <param name="architecture">Such as <c>sm_80</c>.</param>
    /// <param name="precision">The arithmetic of products.</param>
    /// <returns>How many kernels there were to compile; the others were compiled before.</returns>
    public static int AssertFit(Type network, string architecture, Precision precision)
    {
        NvrtcCompiler compiler = RealNvrtc.CompilerFor(architecture);
        (KernelProgram program, IReadOnlyDictionary<string, int> dynamicSharedBytes) = Make(network, architecture, precision);
        string[] declared = [.. Declared().Matches(program.Text).Select(match => match.Groups["name"].Value)];
        Assert.Equal(declared.Order(), dynamicSharedBytes.Keys.Order());

        string[] pieces = BetweenPieces().Split(program.Text);
        string[] already = [.. pieces.Where(piece => piece.Contains(Kernel, StringComparison.Ordinal) && !Compiled.TryAdd((architecture, precision, WithoutItsNames(piece, pieces)), true))];
        if (already.Length == declared.Length) return 0;

        KernelProgram rest = program with { Text = string.Join("\n\n", pieces.Except(already)), Options = [.. program.Options, PtxasLog.Option] };
        IReadOnlyList<KernelResources> kernels = PtxasLog.Read(compiler.Compile(rest, architecture).Log);
        Assert.Equal(Declared().Matches(rest.Text).Select(match => match.Groups["name"].Value).Order(), kernels.Select(kernel => kernel.Kernel).Order());
        Assert.All(kernels, kernel => Assert.False(kernel.Spills, kernel.ToString()));
        Assert.All(kernels, kernel => Assert.InRange(kernel.SharedBytes + dynamicSharedBytes[kernel.Kernel], 0, SharedBytesOfDevice));
        return kernels.Count;
    }

    /// <summary>Makes what runs the network, on a driver that computes nothing, and tells its kernels and the shared memory that is asked for them.</summary>
    private static (KernelProgram Program, IReadOnlyDictionary<string, int> DynamicSharedBytes) Make(Type network, string architecture, Precision precision)
    {
        int number = int.Parse(Number().Match(architecture).ValueSpan, CultureInfo.InvariantCulture);
        var driver = new FakeDriver { Capability = new Version(number / 10, number % 10), FreeBytes = long.MaxValue };
        var compiler = new CountingCompiler();
        Device device = Device.Cuda(0, new CudaPlatform(driver, compiler)).WithPrecision(precision);
        Type step = network.GetNestedTypes(BindingFlags.NonPublic).Single(type => type.IsSubclassOf(typeof(CudaBackend)));
        using (Activator.CreateInstance(step, device, 1, 1UL) as IDisposable)
        {
            var sharedBytes = new Dictionary<string, int>();
            string kernel = "";
            foreach (string call in driver.Calls)
            {
                // Every kernel may have so much; only more is asked for.
                if (call.StartsWith(FakeDriver.KernelCall, StringComparison.Ordinal)) sharedBytes[kernel = call[FakeDriver.KernelCall.Length..]] = 0;
                if (call.StartsWith(FakeDriver.SharedCall, StringComparison.Ordinal)) sharedBytes[kernel] = int.Parse(call.AsSpan(FakeDriver.SharedCall.Length), CultureInfo.InvariantCulture);
            }

            // The runtime compiles the text in parts.
            string text = (string)step.GetField("Kernels", BindingFlags.NonPublic | BindingFlags.Static)!.GetRawConstantValue()!;
            return (compiler.Last! with { Text = text }, sharedBytes);
        }
    }

    /// <summary>
    /// A kernel and the constants of the shapes that it names, without comments, and with numbers in place of the names that it declares: the same text is the same
    /// machine code.
    /// </summary>
    private static string WithoutItsNames(string kernel, IEnumerable<string> pieces)
    {
        string text = Comment().Replace(kernel, "") + string.Concat(
            from piece in pieces
            let shape = Shape().Match(piece)
            where shape.Success && Regex.IsMatch(kernel, $@"\b{shape.Groups["name"].Value}\b")
            select piece);
        var numbers = new Dictionary<string, string>();
        foreach (Match declaration in Declaration().Matches(text)) numbers.TryAdd(declaration.Groups["name"].Value, string.Create(CultureInfo.InvariantCulture, $"#{numbers.Count}"));
        return Word().Replace(text, word => numbers.GetValueOrDefault(word.Value, word.Value));
    }

    [GeneratedRegex(@"__global__ void __launch_bounds__\([\d, ]+\) (?<name>\w+)\(", RegexOptions.CultureInvariant)]
    private static partial Regex Declared();

    // A blank line within a kernel is followed by an indented one.
    [GeneratedRegex(@"\n\n(?=\S)", RegexOptions.CultureInvariant)]
    private static partial Regex BetweenPieces();

    // Arguments, values at an element, shapes, and the kernel itself.
    [GeneratedRegex(@"(\*__restrict__|(float|int)|struct|__launch_bounds__\([\d, ]+\)) (?<name>\w+)", RegexOptions.CultureInvariant)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"\w+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"^ *//.*\n", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^struct (?<name>\w+)$", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Shape();
}
