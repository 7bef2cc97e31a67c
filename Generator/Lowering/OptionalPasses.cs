namespace Ottt.Generator.Lowering;

/// <summary>The passes that a right program can do without. All are taken; benchmarks leave one out to see what it is worth.</summary>
/// <param name="RemovesDead">Whether what nobody reads is removed, such as traces.</param>
/// <param name="MovesTraces">Whether traces are kept behind what only carries them.</param>
/// <param name="Hoists">Whether what the input alone decides is taken out of the time step.</param>
/// <param name="SkipsZeros">Whether products may leave out the terms of zeros.</param>
/// <param name="FusesUpdates">Whether an update may compute the gradient that it needs.</param>
/// <param name="HasPieceMemory">Whether what lives within a piece is there once per thread.</param>
internal sealed record OptionalPasses(
    bool RemovesDead = true, bool MovesTraces = true, bool Hoists = true, bool SkipsZeros = true, bool FusesUpdates = true, bool HasPieceMemory = true)
{
    public static OptionalPasses All { get; } = new();
}
