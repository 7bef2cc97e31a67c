using Ottt.Data;

namespace Ottt.Samples.Train.Tasks;

/// <summary>What a model learns from and is tested on.</summary>
/// <param name="Description">The task in a line.</param>
/// <param name="Training">The batches to learn from, in a new order in each pass.</param>
/// <param name="Test">The batches to be tested on.</param>
/// <param name="Encoder">What makes the network's input at a time step.</param>
internal sealed record TrainingTask(string Description, IBatchSource Training, IBatchSource Test, Encoder Encoder);
