using Ottt.Generator.Declaration.Choices;
using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Models;

namespace Ottt.Generator.Lowering;

/// <summary>
/// Where Winograd's method F(4x4, 3x3) is taken, and what memory it needs. The sizes are part of the contract with the kernels of the runtime; a
/// test compares them.
/// </summary>
internal static class Winograd
{
    private const int Panel = 32;
    private const int Positions = 36;
    private const int TilesOfBlock = 64;
    private const int TilesOfChunk = 128;

    /// <summary>A block of fewer samples is shared better among threads, a larger one reads its weight less often.</summary>
    private const int MostSamplesOfPiece = 16;

    // Narrower products leave the transforms too little to save, and smaller images leave the transformed weight, four times the size, too little use.
    private const int WorthwhileChannels = 32;
    private const int WorthwhileTiles = 4;

    /// <summary>The floats of scratch of a piece of a weight gradient.</summary>
    public static int GradientScratch => (Positions * ((Panel * Panel) + 16)) + (2 * Panel * 9 * Panel) + 16;

    /// <summary>Whether it is taken for a product with the weight, forward or backward.</summary>
    public static bool Takes(ConvolutionMethod method, Conv2dGeometry geometry) =>
        TakesGradient(method, geometry) && (method == ConvolutionMethod.Winograd || Tiles(geometry) >= WorthwhileTiles);

    /// <summary>Whether it is taken for the weight gradient, which goes over the tiles of many samples and packs no weight.</summary>
    public static bool TakesGradient(ConvolutionMethod method, Conv2dGeometry geometry) => method switch
    {
        ConvolutionMethod.Direct => false,
        ConvolutionMethod.Winograd => Applies(geometry),
        _ => Applies(geometry) && Math.Min(geometry.InChannels, geometry.OutChannels) >= WorthwhileChannels,
    };

    /// <summary>The samples that a call goes through at once, reading the weight once for all of them.</summary>
    public static int SamplesOfPiece(Conv2dGeometry geometry) => Math.Min(MostSamplesOfPiece, (TilesOfBlock + Tiles(geometry) - 1) / Tiles(geometry));

    /// <summary>The samples over which a weight gradient is summed at once.</summary>
    public static int SamplesOfChunk(Conv2dGeometry geometry) => Math.Max(1, TilesOfChunk / Tiles(geometry));

    public static int PackedWeight(Conv2dGeometry geometry) => Fit((long)Panels(geometry.OutChannels) * Positions * OddStride(geometry.InChannels * Panel));

    /// <summary>The floats of scratch of a call.</summary>
    public static int ForwardScratch(Conv2dGeometry geometry)
    {
        int tiles = Math.Min(TilesOfBlock, SamplesOfPiece(geometry) * Tiles(geometry));
        return Fit(((long)Positions * (OddStride(tiles * OddStride(geometry.InChannels)) + OddStride(tiles * Panel))) + 16);
    }

    /// <summary>What the images of a chunk are transformed to.</summary>
    public static int TransformedChunk(Conv2dGeometry geometry, int channels) =>
        Fit((long)Panels(channels) * Positions * OddStride(SamplesOfChunk(geometry) * Tiles(geometry) * Panel));

    private static bool Applies(Conv2dGeometry geometry) =>
        geometry.Kernel == Size2.Square(3) && geometry.Stride == Size2.Square(1) && geometry.Dilation == Size2.Square(1) && geometry.Groups == 1;

    private static int Tiles(Conv2dGeometry geometry) => (geometry.Output.Height + 3) / 4 * ((geometry.Output.Width + 3) / 4);

    private static int Panels(int channels) => (channels + Panel - 1) / Panel;

    /// <summary>An odd number of cache lines.</summary>
    private static int OddStride(int floats) => ((floats + 15) & -16) | 16;

    private static int Fit(long floats) => (int)Math.Min(floats, 1 << 30);
}
