using Ottt.Benchmarks.Layers;
using Ottt.Benchmarks.Machine;
using Ottt.Generator.Lowering.Program;

namespace Ottt.Benchmarks.Roofline;

/// <summary>A Markdown table of what each block of a training step takes, beside what the machine could do in that time.</summary>
internal static class RooflineReport
{
    private const int LongestTitle = 110;

    private static readonly string[] Columns =
        ["block", "layers", "ms per step", "of step", "MFLOP", "MiB", "GFLOP/s", "GB/s", "of FMA peak", "of bandwidth"];

    public static void Write(Workload workload, double seconds, TextWriter output)
    {
        double peak = ProcessorPeak.FlopsPerSecond(workload.Threads);
        double bandwidth = MemoryBandwidth.BytesPerSecond(workload.Threads);
        BlockTimes times = BlockTimes.Measure(workload, seconds);
        StepProgram program = DeclaredProgram.Of(workload.Net);
        double step = times.BatchMilliseconds / workload.TimeSteps;

        output.WriteLine(MachineDescription.Line);
        output.WriteLine(
            $"{workload.Threads} threads; fused multiply-add peak {peak / 1e9:F0} GFLOP/s, memory {bandwidth / 1e9:F1} GB/s; {workload}, {workload.Net.ClassName}");
        output.WriteLine("Work is that of a run of the block: dense products in full, each buffer once; a rate above the bandwidth comes from caches.");
        output.WriteLine();
        Row(output, Columns);
        Row(output, Columns.Select((_, index) => index < 2 ? "---" : "---:"));
        double inBlocks = 0;
        foreach (NamedBlock named in ProgramBlocks.Of(program))
        {
            if (times.Milliseconds(named.Name) is not { } run) continue;
            double perStep = run * times.RunsPerBatch(named.Name) / workload.TimeSteps;
            inBlocks += perStep;
            BlockWork work = BlockWork.Of(program, named.Block, workload.Batch);
            double flops = work.Flops / (run / 1e3);
            double bytes = work.Bytes / (run / 1e3);
            bool hasProduct = work.Flops > 0;
            Row(
                output,
                [
                    named.Name, Shortened(named.Block.Title), $"{perStep:F3}", $"{perStep / step:P1}",
                    hasProduct ? $"{work.Flops / 1e6:F1}" : "", $"{work.Bytes / (1024 * 1024):F2}",
                    hasProduct ? $"{flops / 1e9:F1}" : "", $"{bytes / 1e9:F1}",
                    hasProduct ? $"{flops / peak:P0}" : "", $"{bytes / bandwidth:P0}",
                ]);
        }

        double flopsOfStep = workload.Flops / workload.TimeSteps;
        Row(output, ["", "between blocks: copies, loss, optimizer", $"{step - inBlocks:F3}", $"{(step - inBlocks) / step:P1}", "", "", "", "", "", ""]);
        Row(
            output,
            [
                "", "a time step of training", $"{step:F3}", $"{1:P1}", $"{flopsOfStep / 1e6:F1}", "",
                $"{flopsOfStep / step / 1e6:F1}", "", $"{flopsOfStep / step * 1e3 / peak:P0}", "",
            ]);
    }

    private static string Shortened(string title) => title.Length <= LongestTitle ? title : title[..LongestTitle] + "...";

    private static void Row(TextWriter output, IEnumerable<string> cells) => output.WriteLine($"| {string.Join(" | ", cells)} |");
}
