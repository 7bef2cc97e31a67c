using SkiaSharp;

namespace Ottt.Pictures;

/// <summary>Turns decoded pixels, [height, width, red green blue opacity], into those of a data set.</summary>
internal static class ImagePixels
{
    /// <summary>Copies pixels, [channels, height, width]: brightness, or red, green and blue.</summary>
    public static void Copy(SKBitmap bitmap, int channels, Span<byte> pixels)
    {
        ReadOnlySpan<byte> source = bitmap.GetPixelSpan();
        int plane = bitmap.Width * bitmap.Height;
        for (int y = 0; y < bitmap.Height; y++)
        {
            ReadOnlySpan<byte> row = source.Slice(y * bitmap.RowBytes, 4 * bitmap.Width);
            for (int x = 0; x < bitmap.Width; x++)
            {
                ReadOnlySpan<byte> pixel = row.Slice(4 * x, 4);
                int place = (y * bitmap.Width) + x;
                if (channels == 1)
                {
                    pixels[place] = Brightness(pixel);
                    continue;
                }

                for (int channel = 0; channel < channels; channel++) pixels[(channel * plane) + place] = pixel[channel];
            }
        }
    }

    /// <summary>The weights of ITU-R BT.601, rounded to the nearest.</summary>
    private static byte Brightness(ReadOnlySpan<byte> pixel) => (byte)(((299 * pixel[0]) + (587 * pixel[1]) + (114 * pixel[2]) + 500) / 1000);
}
