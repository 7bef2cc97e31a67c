namespace Stripes;

/// <summary>Images of stripes in three directions, each shifted by as many pixels as the period of the stripes is long.</summary>
internal static class StripeImages
{
    public const int Size = 8, Directions = 3, Period = 4, Count = Directions * Period;

    public static int[] Labels() => [.. Enumerable.Range(0, Count).Select(image => image % Directions)];

    public static float[] Pixels() =>
    [
        .. from image in Enumerable.Range(0, Count)
           from y in Enumerable.Range(0, Size)
           from x in Enumerable.Range(0, Size)
           select (Across(image % Directions, x, y) + (image / Directions)) % Period < Period / 2 ? 1f : 0f,
    ];

    private static int Across(int direction, int x, int y) => direction switch
    {
        0 => y,
        1 => x,
        _ => x + y,
    };
}
