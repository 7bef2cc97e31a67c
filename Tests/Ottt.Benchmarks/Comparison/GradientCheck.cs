using Ottt.Benchmarks.Contenders;
using Ottt.Benchmarks.Layers;
using Ottt.Training;

namespace Ottt.Benchmarks.Comparison;

/// <summary>Whether contenders compute the same: the gradients of one batch, beside those of the reference.</summary>
internal static class GradientCheck
{
    private const int Batch = 8;
    private const int TimeSteps = 3;
    private const double Tolerance = 1e-4;

    /// <summary>Writes a line for each contender.</summary>
    /// <returns>Whether all agree.</returns>
    public static bool Run(IEnumerable<string> nets, int threads, TextWriter output)
    {
        bool agree = true;
        foreach (BenchmarkNet net in nets.Select(BenchmarkNets.Of))
        {
            // Among a million neurons over several steps, some are so near their threshold that the order of a sum decides whether they fire.
            int steps = net.Layers.OfType<LifLayer>().Count() > 2 ? 1 : TimeSteps;
            var workload = new Workload(net, Batch, steps, UpdateRule.Accumulate, threads, Zeros: 0.5);
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

    /// <summary>The largest difference in a tensor as a share of its largest element; nothing where both are zero, as behind a silent layer.</summary>
    private static double RelativeDifference(float[] expected, float[] actual)
    {
        if (expected.Length != actual.Length) return double.PositiveInfinity;
        double largest = expected.Max(element => Math.Abs((double)element));
        double difference = expected.Zip(actual, (one, other) => Math.Abs((double)one - other)).Max();
        return difference == 0 ? 0 : difference / largest;
    }
}
