using Ottt.Training;

namespace Ottt.Samples.Mnist;

/// <summary>What can be chosen on the command line, and what is taken where nothing is chosen.</summary>
internal sealed record Options
{
    /// <summary>A folder with the files of MNIST or of a data set like it; null for the digits that the sample draws itself.</summary>
    public string? DataFolder { get; init; }

    public string Network { get; init; } = "cnn";

    public double Tau { get; init; } = 2;

    public int Epochs { get; init; } = 2;

    public int BatchSize { get; init; } = 64;

    public int TimeSteps { get; init; } = 6;

    public double LearningRate { get; init; } = 2e-3;

    public UpdateRule UpdateRule { get; init; } = UpdateRule.Accumulate;

    public ulong Seed { get; init; } = 1;

    public int Threads { get; init; } = Environment.ProcessorCount;

    public bool Json { get; init; }
}
