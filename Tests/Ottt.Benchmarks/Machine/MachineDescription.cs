using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Ottt.Benchmarks.Machine;

/// <summary>The machine in a line.</summary>
internal static class MachineDescription
{
    private const string ProcessorFile = "/proc/cpuinfo";

    private static readonly (bool Is, string Name)[] InstructionSets =
    [
        (Avx512F.IsSupported, "AVX-512"), (Avx2.IsSupported, "AVX2"), (Fma.IsSupported, "FMA"), (AdvSimd.IsSupported, "NEON"),
    ];

    /// <summary>Processor, cores, instruction sets, memory and .NET.</summary>
    public static string Line
    {
        get
        {
            string sets = string.Join(", ", InstructionSets.Where(set => set.Is).Select(set => set.Name));
            double memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Math.Pow(1024, 3);
            return $"{Processor}, {Environment.ProcessorCount} cores, {sets}, {memory:F0} GiB, {RuntimeInformation.FrameworkDescription}";
        }
    }

    private static string Processor =>
        (File.Exists(ProcessorFile) ? File.ReadLines(ProcessorFile).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null)
            is { } line ? line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()
            : Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? RuntimeInformation.ProcessArchitecture.ToString();
}
