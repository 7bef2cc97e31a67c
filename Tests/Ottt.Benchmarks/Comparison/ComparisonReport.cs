using System.Globalization;
using Ottt.Benchmarks.Commands;
using Ottt.Benchmarks.Layers;
using Ottt.Benchmarks.Machine;

namespace Ottt.Benchmarks.Comparison;

/// <summary>Runs a plan and writes what came of it.</summary>
internal static class ComparisonReport
{
    public static void Write(ComparisonPlan plan, TextWriter output)
    {
        string torch = plan.OnlyOurs ? "" : OwnProcess.Ask(plan.Threads, TorchCommand.Name);
        bool hasTorch = Version.TryParse(torch, out _);
        double peak = double.Parse(OwnProcess.Ask(plan.Threads, PeakCommand.Arguments(plan.Threads)), CultureInfo.InvariantCulture);
        output.WriteLine($"{MachineDescription.Line}{(hasTorch ? $", libtorch {torch}" : "")}");
        output.WriteLine(
            $"{plan.Threads} threads for each contender; fused multiply-add peak {peak / 1e9:F0} GFLOP/s; SGD with momentum {Workload.Momentum}, the same frame at every step, {plan.Zeros:P0} of it zero, float32");
        if (!plan.OnlyOurs && !hasTorch) output.WriteLine($"No libtorch here, so ours alone: {torch}");
        output.WriteLine($"Neurons that fire in a time step, layer by layer: {string.Join("; ", plan.Nets.Select(net => FiringRates.Of(BenchmarkNets.Of(net), plan.Threads, plan.Zeros)))}");
        output.WriteLine();

        ComparisonPlan possible = plan with { OnlyOurs = plan.OnlyOurs || !hasTorch };
        var table = new ComparisonTable(output, peak);
        table.Begin();
        foreach (Workload row in plan.Rows.Where(row => !plan.LeavesOut(row)))
        {
            table.Add(row, new InterleavedRun(row, plan.Seconds).Measure(possible.Contenders(row)));
        }

        Workload[] left = [.. plan.Rows.Where(plan.LeavesOut)];
        if (left.Length > 0) output.WriteLine($"\nLeft out, because a batch takes the peers minutes (--all measures them): {string.Join("; ", left.AsEnumerable())}.");
    }
}
