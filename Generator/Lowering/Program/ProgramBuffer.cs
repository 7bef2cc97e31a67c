using Ottt.Generator.Models;

namespace Ottt.Generator.Lowering.Program;

/// <summary>How long the contents of a buffer live, and how large it is.</summary>
internal enum BufferKind
{
    /// <summary>Lives within a time step; its memory is shared with buffers whose lives do not touch.</summary>
    Step,

    /// <summary>Lives from one time step to the next and starts at a given value.</summary>
    State,

    /// <summary>Read or written by the caller; has memory of its own.</summary>
    External,

    /// <summary>Lives until the input or the parameters change, or until gradients are completed; has memory of its own.</summary>
    Held,

    /// <summary>Zero wherever no operation writes, for ever; has memory of its own.</summary>
    Bordered,

    /// <summary>One for the whole batch, not one per sample: packed weights and accumulators.</summary>
    Fixed,

    /// <summary>Lives within one operation; each thread has it once, whatever the samples of a piece.</summary>
    Scratch,

    /// <summary>One for a chunk of samples, from the block that transforms them to the one that multiplies them.</summary>
    Chunk,

    /// <summary>Nothing touches it any more; it has no memory.</summary>
    Unused,
}

/// <summary>
/// A planned piece of memory. A buffer of a sample is [positions][channels] (channels last), and each sample starts at a multiple of 16 floats.
/// </summary>
/// <param name="Id">Its index in the program.</param>
/// <param name="Layer">The layer it belongs to, or null for those of the network.</param>
/// <param name="Path">The name of that layer, such as <c>features.3</c>, or empty.</param>
/// <param name="Role">What it holds, such as <c>output_trace</c>.</param>
/// <param name="Kind">How long its contents live.</param>
/// <param name="Channels">The elements that lie beside each other.</param>
/// <param name="Positions">The positions of an image, or 1.</param>
/// <param name="Start">The value at the start of a sequence, for state.</param>
/// <param name="Offset">Where it starts, in floats per sample (in floats for fixed buffers and those of pieces); -1 until planned.</param>
/// <param name="IsOfPiece">Whether it lives within one piece of a block; each thread then has it once, for the samples of a piece.</param>
internal sealed record ProgramBuffer(
    int Id,
    int? Layer,
    string Path,
    string Role,
    BufferKind Kind,
    int Channels,
    int Positions,
    double Start = 0,
    int Offset = -1,
    bool IsOfPiece = false)
{
    /// <summary>Its name, such as <c>layer1.spike</c>.</summary>
    public string Name => Layer is null ? Role : $"layer{LayerPath.Identifier(Path)}.{Role}";

    public int Count => Channels * Positions;

    /// <summary>The floats from one sample to the next.</summary>
    public int Stride => (Count + 15) & ~15;
}
