using System.Text.RegularExpressions;
using Ottt.Benchmarks.Roofline;
using Ottt.Generator.Lowering.Program;

namespace Ottt.Benchmarks.Cuda;

/// <summary>A Markdown table of the kernels of a network, block by block, beside what the device could do in that time.</summary>
internal static partial class KernelReport
{
    private const string MatrixPrecisionOfExact = "tf32";
    private const int LongestTitle = 90;

    private static readonly string[] Columns =
        ["block", "layers", "kernels", "us", "runs a batch", "MFLOP", "MiB", "TFLOP/s", "GB/s", "of matrix peak", "of copy bandwidth"];

    /// <summary>Writes the table of a network.</summary>
    /// <param name="row">The network, the batch and the precision.</param>
    /// <param name="times">What was measured.</param>
    /// <param name="bandwidth">The bytes per second of a copy on the device.</param>
    /// <param name="peaks">The operations per second of products by precision, where known.</param>
    /// <param name="output">Where to.</param>
    public static void Write(CudaRow row, KernelTimes times, double bandwidth, IReadOnlyDictionary<string, double> peaks, TextWriter output)
    {
        StepProgram program = DeclaredProgram.OnDevice(row.Workload.Net);
        string precision = row.Precision == Precision.SpikeExact ? MatrixPrecisionOfExact : PrecisionNames.Of(row.Precision);
        double? peak = peaks.TryGetValue(precision, out double known) ? known : null;
        output.WriteLine();
        output.WriteLine($"{row.Workload.Net.ClassName}, batch {row.Workload.Batch}, {PrecisionNames.Of(row.Precision)}: kernels between events, one launch after another, without a graph.");
        output.WriteLine($"Copies {bandwidth / 1e9:F0} GB/s{(peak is null ? "" : $", products of {precision} {peak / 1e12:F1} TFLOP/s")}. Work is that of the block: products in full, each buffer once; more than the bandwidth comes from caches.");
        output.WriteLine();
        Line(output, Columns);
        Line(output, Columns.Select((_, index) => index < 3 ? "---" : "---:"));
        foreach (NamedBlock named in ProgramBlocks.Of(program)) WriteBlock(named);

        void WriteBlock(NamedBlock named)
        {
            KernelTime[] kernels = [.. times.Kernels.Where(kernel => BlockOf(kernel.Name) == named.Name)];
            if (kernels.Length == 0) return;
            double microseconds = kernels.Sum(kernel => kernel.Microseconds);
            BlockWork work = BlockWork.Of(program, named.Block, row.Workload.Batch);
            double flops = work.Flops / (microseconds / 1e6), bytes = work.Bytes / (microseconds / 1e6);
            bool hasProduct = work.Flops > 0;
            Line(
                output,
                [
                    named.Name, Shortened(named.Block.Title), string.Join(", ", kernels.Select(kernel => $"{kernel.Name} {kernel.Microseconds:F1}")),
                    $"{microseconds:F1}", $"{kernels.Max(kernel => kernel.RunsPerBatch):F0}", hasProduct ? $"{work.Flops / 1e6:F1}" : "", $"{work.Bytes / (1024 * 1024):F2}",
                    hasProduct ? $"{flops / 1e12:F2}" : "", $"{bytes / 1e9:F0}",
                    hasProduct && peak is not null ? $"{flops / peak:P0}" : "", $"{bytes / bandwidth:P0}",
                ]);
        }
    }

    /// <summary>The block of a kernel: <c>backward_3_conv2d_weight_gradient</c> is of <c>Backward3</c>; null for ports.</summary>
    private static string? BlockOf(string kernel)
    {
        Match match = PhaseAndIndex().Match(kernel);
        return match.Success ? $"{char.ToUpperInvariant(kernel[0])}{match.Groups[1].Value[1..]}{match.Groups[2].Value}" : null;
    }

    private static string Shortened(string title) => title.Length <= LongestTitle ? title : title[..LongestTitle] + "...";

    private static void Line(TextWriter output, IEnumerable<string> cells) => output.WriteLine($"| {string.Join(" | ", cells)} |");

    [GeneratedRegex("^([a-z]+)_([0-9]+)_")]
    private static partial Regex PhaseAndIndex();
}
