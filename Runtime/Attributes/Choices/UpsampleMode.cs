#if OTTT_GENERATOR
namespace Ottt.Generator.Declaration.Choices;
#else
namespace Ottt;
#endif

/// <summary>Where an enlarged image takes its pixels from; names follow <c>torch.nn.Upsample</c>.</summary>
public enum UpsampleMode
{
    /// <summary>Pixel i is a copy of input pixel floor(i / scale).</summary>
    Nearest,

    /// <summary>
    /// Pixel i is read between input pixels, at max((i + 0.5) / scale - 0.5, 0), on either axis; behind the last pixel, that one is read
    /// (<c>align_corners=False</c>).
    /// </summary>
    Bilinear,
}
