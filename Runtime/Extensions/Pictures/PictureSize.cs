namespace Ottt.Pictures;

/// <summary>How large a picture may be.</summary>
internal static class PictureSize
{
    private const int Largest = 16384;

    public static int Check(int pixels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pixels, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pixels, Largest);
        return pixels;
    }
}
