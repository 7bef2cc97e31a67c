namespace Ottt.Testing;

/// <summary>Arrays in the other precision.</summary>
internal static class Widths
{
    public static double[] Widen(ReadOnlySpan<float> values)
    {
        var wide = new double[values.Length];
        for (int index = 0; index < wide.Length; index++) wide[index] = values[index];
        return wide;
    }

    public static float[] Narrow(ReadOnlySpan<double> values)
    {
        var narrow = new float[values.Length];
        for (int index = 0; index < narrow.Length; index++) narrow[index] = (float)values[index];
        return narrow;
    }
}
