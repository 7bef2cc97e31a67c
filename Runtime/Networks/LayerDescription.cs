namespace Ottt;

/// <summary>What is known of a layer at compile time.</summary>
/// <param name="Index">The position in execution order, from 0.</param>
/// <param name="Name">The name in parameter names: <c>3</c>, or <c>features.3</c> in a nested sequence.</param>
/// <param name="Declaration">The layer as declared, such as <c>Conv2d(32, Kernel = 3, Padding = 1)</c>.</param>
/// <param name="OutputShape">The shape of its output for one sample.</param>
/// <param name="Parameters">Its parameters, in state-dictionary order.</param>
/// <param name="StateCount">The floats per sample that live from one time step to the next: membrane potentials, traces, fixed masks.</param>
public sealed record LayerDescription(
    int Index, string Name, string Declaration, IReadOnlyList<int> OutputShape, IReadOnlyList<ParameterDescription> Parameters, int StateCount)
{
    /// <summary>The name of its attribute, such as <c>Conv2d</c> or <c>OtttLif</c>; for what stands around a block also <c>Sum</c>, <c>Module</c> and <c>ModuleEnd</c>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>What it was declared with, defaults filled in.</summary>
    public LayerSettings Settings { get; init; } = LayerSettings.None;

    /// <summary>Its buffers, in state-dictionary order.</summary>
    public IReadOnlyList<BufferDescription> Buffers { get; init; } = [];

    /// <summary>The samples without which a training step has no result: 2 for a normalisation of single values over the batch.</summary>
    public int SmallestTrainingBatch { get; init; } = 1;

    /// <summary>The samples without which an evaluation step has no result.</summary>
    public int SmallestEvaluationBatch { get; init; } = 1;
}
