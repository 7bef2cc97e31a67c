namespace Ottt.Benchmarks.Layers;

/// <summary>The samples that every contender trains on, from a fixed seed.</summary>
/// <param name="Samples">[batch, sample shape], row-major.</param>
/// <param name="Labels">[batch].</param>
internal sealed record TrainingBatch(float[] Samples, int[] Labels)
{
    private const int Seed = 20221124;

    /// <summary>Draws a batch: grey values from 0 to 1 for one channel, normalised colours for three, and zeros in any place.</summary>
    /// <param name="net">The network.</param>
    /// <param name="size">The samples.</param>
    /// <param name="zeros">The share of elements that are zero; of MNIST's it is 0.81.</param>
    public static TrainingBatch Draw(BenchmarkNet net, int size, double zeros)
    {
        var random = new Random(Seed);
        bool isNormalized = net.InputShape is [3, _, _];
        var samples = new float[size * net.InputCount];
        for (int index = 0; index < samples.Length; index++) samples[index] = isNormalized ? Normal(random) : random.NextSingle();
        var silent = new Random(Seed);
        for (int index = 0; index < samples.Length; index++) samples[index] = silent.NextDouble() < zeros ? 0 : samples[index];
        return new TrainingBatch(samples, [.. Enumerable.Range(0, size).Select(_ => random.Next(BenchmarkNet.Classes))]);
    }

    /// <summary>By the method of Box and Muller.</summary>
    private static float Normal(Random random)
    {
        double radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
        return (float)(radius * Math.Cos(2 * Math.PI * random.NextDouble()));
    }
}
