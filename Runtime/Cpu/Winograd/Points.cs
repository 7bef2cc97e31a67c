namespace Ottt.Cpu.Winograd;

/// <summary>
/// The points at which F(4x4, 3x3) evaluates polynomials: 0, ±5/8, ±3/2 and infinity. They make the transforms of the Toom-Cook scheme
/// (Lavin and Gray, "Fast algorithms for convolutional neural networks", 2016) in one dimension, with a = 5/8 and b = 3/2:
/// <code>
/// inputs, B^T               outputs, A^T            kernel, G
/// a²b²  0  -(a²+b²) 0 1 0   1 1  1  1  1  0         1/n0 0 0
/// 0 -ab²  -b²  a  1 0       0 a -a  b -b  0         [1  a a²] / na
/// 0  ab²  -b² -a  1 0       0 a² a² b² b² 0         [1 -a a²] / na
/// 0 -a²b  -a²  b  1 0       0 a³ -a³ b³ -b³ 1       [1  b b²] / nb
/// 0  a²b  -a² -b  1 0                               [1 -b b²] / nb
/// 0  a²b²  0 -(a²+b²) 0 1                           0 0 1
/// </code>
/// The usual points ±1 and ±2 cost as much and lose twice as many digits, because their powers differ more. These are short binary
/// fractions, so that spikes are transformed without rounding.
/// </summary>
internal static class Points
{
    /// <summary>The values that a transformed tile of 4x4 outputs consists of, 6x6.</summary>
    public const int Positions = 36;

    /// <summary>The outputs of a tile in each direction.</summary>
    public const int Outputs = 4;

    /// <summary>The inputs of a tile, or the points, in each direction.</summary>
    public const int Inputs = 6;

    /// <summary>The smaller point.</summary>
    public const float A = 5f / 8;

    /// <summary>The larger point.</summary>
    public const float B = 3f / 2;

    /// <summary>a².</summary>
    public const float SquareOfA = A * A;

    /// <summary>b².</summary>
    public const float SquareOfB = B * B;

    /// <summary>a³.</summary>
    public const float CubeOfA = A * A * A;

    /// <summary>b³.</summary>
    public const float CubeOfB = B * B * B;

    /// <summary>a² + b².</summary>
    public const float SumOfSquares = SquareOfA + SquareOfB;

    /// <summary>a² b².</summary>
    public const float ProductOfSquares = SquareOfA * SquareOfB;

    /// <summary>1 / n0: what the kernel is multiplied by at 0, where n is the product of the distances to the other points.</summary>
    public const double FactorAtZero = 1 / (double)ProductOfSquares;

    /// <summary>1 / na: what the kernel is multiplied by at ±a.</summary>
    public const double FactorAtA = 1 / (2 * (double)SquareOfA * ((double)SquareOfA - SquareOfB));

    /// <summary>1 / nb: what the kernel is multiplied by at ±b.</summary>
    public const double FactorAtB = 1 / (2 * (double)SquareOfB * ((double)SquareOfB - SquareOfA));
}
