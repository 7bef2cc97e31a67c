namespace Ottt.Cpu.Winograd;

/// <summary>
/// Convolutions of 3x3 kernels with a quarter of the multiplications: Winograd's F(4x4, 3x3). What <see cref="Conv2d"/> computes, but for
/// rounding, which loses two to four times as much. Results do not depend, to the bit, on how samples or pieces are shared among threads.
/// </summary>
public static unsafe class WinogradConv2d
{
    /// <summary>Transforms a weight for <see cref="Forward"/>; one piece of <see cref="WinogradGeometry.PackPieces"/>.</summary>
    /// <param name="geometry">The sizes.</param>
    /// <param name="weight">[out, in, 3, 3].</param>
    /// <param name="packed"><see cref="WinogradGeometry.PackedLength"/> floats.</param>
    /// <param name="piece">The piece.</param>
    public static void PackForward(WinogradGeometry geometry, ReadOnlySpan<float> weight, Span<float> packed, int piece)
    {
        SpanLength.Require(packed.Length, geometry.PackedLength);
        KernelPacking.Forward(geometry, weight, packed, piece);
    }

    /// <summary>
    /// Transforms a weight for the gradient of the input, which <see cref="Forward"/> computes with the same geometry: the kernel turned
    /// around, input and output channels exchanged. One piece of <see cref="WinogradGeometry.PackPieces"/>.
    /// </summary>
    /// <param name="geometry">The sizes of the backward convolution, <see cref="WinogradGeometry.Backward(int, int)"/>.</param>
    /// <param name="weight">The weight of the forward convolution, which is [in, out, 3, 3] in the words of the backward one.</param>
    /// <param name="packed"><see cref="WinogradGeometry.PackedLength"/> floats.</param>
    /// <param name="piece">The piece.</param>
    public static void PackBackward(WinogradGeometry geometry, ReadOnlySpan<float> weight, Span<float> packed, int piece)
    {
        SpanLength.Require(packed.Length, geometry.PackedLength);
        KernelPacking.Backward(geometry, weight, packed, piece);
    }

    /// <summary>Computes the output of samples.</summary>
    /// <param name="geometry">The sizes.</param>
    /// <param name="x">The inputs, [samples][in height][in width][in].</param>
    /// <param name="packed">The weight from <see cref="PackForward"/> or <see cref="PackBackward"/>.</param>
    /// <param name="bias">[out], or empty.</param>
    /// <param name="y">The outputs, [samples][out height][out width][out].</param>
    /// <param name="scratch">
    /// <see cref="WinogradGeometry.ForwardScratchLength"/> floats for this call alone; their content does not matter.
    /// </param>
    /// <param name="samples">The samples.</param>
    /// <exception cref="ArgumentException">An operand is too short.</exception>
    public static void Forward(
        WinogradGeometry geometry,
        ReadOnlySpan<float> x,
        ReadOnlySpan<float> packed,
        ReadOnlySpan<float> bias,
        Span<float> y,
        Span<float> scratch,
        int samples)
    {
        SpanLength.RequireSamples(x.Length, samples, geometry.InElements);
        SpanLength.RequireSamples(y.Length, samples, geometry.OutElements);
        SpanLength.Require(packed.Length, geometry.PackedLength);
        SpanLength.Require(scratch.Length, geometry.ForwardScratchLength(samples));
        fixed (float* from = x, weights = packed, to = y, space = scratch)
        {
            WinogradForward.Run(geometry, from, weights, bias, to, space, samples);
        }
    }
}
