namespace Ottt.Training;

/// <summary>How far a trainer has come, with what the result of a pass in its middle needs of the batches before.</summary>
/// <param name="Epoch">The number of the pass.</param>
/// <param name="SamplesSeen">The samples of all passes.</param>
/// <param name="Batches">The batches of this pass; 0 between passes.</param>
/// <param name="Samples">The samples of this pass.</param>
/// <param name="WeightedLoss">The sum of their losses.</param>
/// <param name="Correct">How many of them were classified correctly.</param>
/// <param name="Elapsed">How long they took.</param>
/// <param name="SampleSteps">Their time steps, where spikes were counted.</param>
/// <param name="Spikes">The spikes of each spiking layer in these.</param>
internal sealed record TrainingPosition(
    int Epoch, long SamplesSeen, int Batches, int Samples, double WeightedLoss, long Correct, TimeSpan Elapsed, long SampleSteps, ReadOnlyMemory<long> Spikes);
