using Ottt.Generator.Lowering.Program.Operations;
using Ottt.Generator.Models;

namespace Ottt.Generator.Lowering.Program;

/// <summary>What is cut into pieces that run in parallel.</summary>
internal enum Split
{
    /// <summary>The samples of the batch: every operation of the block runs on a piece before the next piece.</summary>
    Samples,

    /// <summary>The elements of the results, over the whole batch: the sum over samples has one order.</summary>
    Results,

    /// <summary>The channels, over the whole batch: every operation of the block runs on a piece before the next piece.</summary>
    Channels,

    /// <summary>The samples of a chunk; together with the next block it runs for one chunk of the batch after another.</summary>
    ChunkSamples,

    /// <summary>The elements of the results, over the samples of a chunk.</summary>
    ChunkResults,

    /// <summary>The operations, and the parts of their results: they need nothing of each other.</summary>
    Operations,
}

/// <summary>Operations that run without a barrier between them.</summary>
/// <param name="Title">The layers, for a reader.</param>
/// <param name="Split">What is cut into pieces.</param>
/// <param name="SamplesPerPiece">The samples of a piece, where samples are split.</param>
/// <param name="Operations">The operations, in order.</param>
internal sealed record StepBlock(string Title, Split Split, int SamplesPerPiece, EquatableArray<StepOperation> Operations);
