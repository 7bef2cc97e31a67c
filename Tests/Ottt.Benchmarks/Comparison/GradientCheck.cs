using Ottt.Benchmarks.Contenders;
using Ottt.Benchmarks.Layers;
using Ottt.Training;

namespace Ottt.Benchmarks.Comparison;

/// <summary>Whether contenders compute the same: the gradients of one batch, beside those of the reference.</summary>
internal static class GradientCheck
{
    private const int TimeSteps = 3;
    private const double Tolerance = 1e-4;

    /// <summary>Writes a line for each contender.</summary>
    /// <returns>Whether all agree.</returns>
    public static bool Run(IEnumerable<string> nets, int threads, TextWriter output)
    {
        bool agree = true;
        foreach (BenchmarkNet net in nets.Select(BenchmarkNets.Of))
        {
            var workload = new Workload(net, Batch: net.InputShape is [3, _, _] ? 2 : 8, TimeSteps, UpdateRule.Accumulate, threads);
            IReadOnlyList<float[]> expected = GradientsOfPeer(ContenderCatalog.Reference, workload);
            agree &= Compare(ContenderCatalog.Ours, CompiledContender.Gradients(workload));
            foreach (string variant in ContenderCatalog.VariantsFor(net, workload.Rule)) agree &= Compare(variant, GradientsOfPeer(variant, workload));

            bool Compare(string name, IReadOnlyList<float[]> actual)
            {
                double worst = expected.Zip(actual, RelativeDifference).Max();
                output.WriteLine($"{workload}, {name}: {worst:e1} of the largest element{(worst <= Tolerance ? "" : "  <- differs")}");
                return expected.Count == actual.Count && worst <= Tolerance;
            }
        }

        return agree;
    }

    /// <summary>Without a step of learning, the gradients of the last update are those of the starting parameters.</summary>
    private static IReadOnlyList<float[]> GradientsOfPeer(string name, Workload workload) =>
        ContenderCatalog.CreatePeer(name, workload, learningRate: 0).TrainAndRead();

    /// <summary>The largest difference in a tensor as a share of its largest element.</summary>
    private static double RelativeDifference(float[] expected, float[] actual)
    {
        double largest = expected.Max(element => Math.Abs((double)element));
        double difference = expected.Zip(actual, (one, other) => Math.Abs((double)one - other)).Max();
        return expected.Length == actual.Length && largest > 0 ? difference / largest : double.PositiveInfinity;
    }
}
