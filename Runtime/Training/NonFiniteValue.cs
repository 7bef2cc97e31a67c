namespace Ottt.Training;

/// <summary>Finds, on the way of the data, the first place of a NaN or an infinity.</summary>
internal static class NonFiniteValue
{
    /// <summary>The place in words.</summary>
    public static string Find(ReadOnlySpan<float> input, OtttNetwork network, ReadOnlySpan<float> output)
    {
        if (IsIn(input)) return "the input";
        return network.FindNonFinite() ?? (IsIn(output) ? "the output" : "the loss");
    }

    private static bool IsIn(ReadOnlySpan<float> values)
    {
        foreach (float value in values)
        {
            if (!float.IsFinite(value)) return true;
        }

        return false;
    }
}
