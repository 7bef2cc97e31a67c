namespace Ottt.Cpu;

/// <summary>Where an output row or column of a bilinearly enlarged image lies between two of the input.</summary>
/// <param name="First">The input row or column before it.</param>
/// <param name="Second">The next one, or the same where there is none.</param>
/// <param name="Share">The weight of the second; the first has the rest.</param>
internal readonly record struct Interpolation(int First, int Second, float Share)
{
    /// <summary>The place of an output index: max((index + 0.5) / scale - 0.5, 0), in whole numbers.</summary>
    /// <param name="index">The output row or column.</param>
    /// <param name="scale">The factor.</param>
    /// <param name="size">The input rows or columns.</param>
    public static Interpolation At(int index, int scale, int size)
    {
        // Twice the scale times the place, so that only the share is rounded.
        long place = Math.Max((2L * index) + 1 - scale, 0);
        int first = (int)(place / (2L * scale));
        return new Interpolation(first, Math.Min(first + 1, size - 1), place % (2L * scale) / (2f * scale));
    }
}
