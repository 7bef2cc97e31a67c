namespace Ottt.Cpu.Tiles;

/// <summary>
/// What the product tiles need of a vector, so that their text exists once for every register width. Implementations are structs without
/// fields: the compiler makes one machine code per width and every member becomes one instruction.
/// </summary>
/// <typeparam name="TVector">The vector.</typeparam>
internal unsafe interface ILanes<TVector>
    where TVector : unmanaged
{
    /// <summary>The floats in a vector.</summary>
    static abstract int Count { get; }

    /// <summary>The rows that a tile two vectors wide may have before its sums no longer fit into registers: 8 or 4.</summary>
    static abstract int MaximumRows { get; }

    /// <summary>Reads a vector from any address.</summary>
    static abstract TVector Load(float* source);

    /// <summary>Writes a vector to any address.</summary>
    static abstract void Store(TVector value, float* destination);

    /// <summary>A vector of equal elements.</summary>
    static abstract TVector Spread(float value);

    /// <summary>Elements of a vector in another order.</summary>
    /// <param name="source">The vector.</param>
    /// <param name="places">For each element of the result its place in the vector, as the bits of an integer.</param>
    static abstract TVector Pick(TVector source, TVector places);

    /// <summary>x * y + sum, rounded once.</summary>
    static abstract TVector MultiplyAdd(TVector x, TVector y, TVector sum);

    /// <summary>x + y.</summary>
    static abstract TVector Add(TVector x, TVector y);

    /// <summary>
    /// The same numbers with -0 turned into 0. A term that is zero may change the sign of a sum that is zero, so finished sums have none: whoever
    /// leaves such terms out gets the same bits.
    /// </summary>
    static abstract TVector WithoutSignOfZero(TVector sum);
}
