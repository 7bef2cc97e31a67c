using Ottt.Training;

namespace Ottt.Samples.Shared;

/// <summary>What every training program can be told on its command line; a program adds what is its own and sets what holds unless told.</summary>
internal abstract record TrainingOptions
{
    /// <summary>A folder with data to learn from; null for the images that the program draws itself.</summary>
    public string? DataFolder { get; init; }

    public int Epochs { get; init; }

    public int BatchSize { get; init; }

    public int TimeSteps { get; init; }

    public double LearningRate { get; init; }

    public UpdateRule UpdateRule { get; init; } = UpdateRule.Accumulate;

    public ulong Seed { get; init; } = 1;

    public Device Device { get; init; } = Device.Cpu;

    public bool Json { get; init; }
}
