namespace Ottt.Data.Numpy;

/// <summary>Arrays whose first index runs fastest.</summary>
internal static class FortranOrder
{
    /// <summary>A copy in which the last index runs fastest.</summary>
    public static Array ToRowMajor(Array values, IReadOnlyList<int> shape) => values switch
    {
        float[] singles => Reorder(singles, shape),
        long[] integers => Reorder(integers, shape),
        _ => Reorder((byte[])values, shape),
    };

    private static T[] Reorder<T>(T[] values, IReadOnlyList<int> shape)
    {
        var ordered = new T[values.Length];
        var index = new int[shape.Count];
        foreach (T value in values)
        {
            int place = 0;
            for (int axis = 0; axis < index.Length; axis++) place = (place * shape[axis]) + index[axis];
            ordered[place] = value;
            for (int axis = 0; axis < index.Length && ++index[axis] == shape[axis]; axis++) index[axis] = 0;
        }

        return ordered;
    }
}
