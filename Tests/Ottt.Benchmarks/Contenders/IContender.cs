namespace Ottt.Benchmarks.Contenders;

/// <summary>Someone who trains a network on the benchmark's batch.</summary>
internal interface IContender
{
    /// <summary>Trains once.</summary>
    void TrainBatch();
}
