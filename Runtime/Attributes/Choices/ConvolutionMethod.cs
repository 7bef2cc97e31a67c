#if OTTT_GENERATOR
namespace Ottt.Generator.Declaration.Choices;
#else
namespace Ottt;
#endif

/// <summary>How convolutions are computed.</summary>
public enum ConvolutionMethod
{
    /// <summary>
    /// By Winograd's method where it is faster: kernels of 3x3 at every pixel, of one group, with at least 32 channels on either side and, but for
    /// weight gradients, at least four tiles of 4x4 outputs. Directly else.
    /// </summary>
    Automatic,

    /// <summary>Every product is one chain of multiplications and additions, each rounded once.</summary>
    Direct,

    /// <summary>
    /// By Winograd's method F(4x4, 3x3) (Lavin and Gray, CVPR 2016) wherever it applies: kernels of 3x3 at every pixel, of one group. A quarter of the
    /// multiplications, and two to seven times the rounding error: some 1e-6 of the largest result.
    /// </summary>
    Winograd,
}
