namespace Ottt.Cpu;

/// <summary>
/// From which share of zeros on a product without their terms is faster than one that computes them all. A weight row that is read for one sample alone
/// comes from a farther cache than one that a tile of samples shares. The benchmark command <c>events</c> measures where both are even; the limits lie
/// a little below.
/// </summary>
internal static class EventLimit
{
    /// <summary>The most elements of a sample, as a mean, that are not zero.</summary>
    /// <param name="inputs">The elements of a sample.</param>
    /// <param name="outputs">The columns of the product.</param>
    /// <param name="samples">The samples that are computed at once; a single one shares nothing.</param>
    public static int OfProduct(int inputs, int outputs, int samples) =>
        outputs < EventLinear.LeastColumns ? -1
        : samples == 1 ? inputs * 5 / 8
        : inputs * 5 / 16;

    /// <summary>The most elements of a panel of inputs that are not zero, for a piece of a weight gradient.</summary>
    /// <param name="columns">The inputs of the panel.</param>
    /// <param name="rows">The outputs of the piece.</param>
    /// <param name="samples">The samples of the sum; a few do not make up for turning the result around.</param>
    public static int OfGradient(int columns, int rows, int samples) =>
        rows < EventLinear.LeastRows ? -1 : columns * ((samples / 4) - 2);
}
