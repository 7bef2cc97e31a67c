namespace Ottt.Cpu.Winograd;

/// <summary>
/// Convolutions of 3x3 kernels with a quarter of the multiplications: Winograd's F(4x4, 3x3). What <see cref="Conv2d"/> computes, but for
/// rounding, which loses two to seven times as much: some 1e-6 of the largest result. Results do not depend, to the bit, on how samples or
/// pieces are shared among threads.
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

    /// <summary>
    /// Computes the output of samples, or a part of its channels. Whatever the samples, a call reads its part of the weight once for each
    /// <see cref="WinogradGeometry.SamplesOfBlock"/> of them; where that is most of the batch, threads better share channels than samples.
    /// </summary>
    /// <param name="geometry">The sizes.</param>
    /// <param name="x">The inputs, [samples][in height][in width][in].</param>
    /// <param name="packed">The weight from <see cref="PackForward"/> or <see cref="PackBackward"/>.</param>
    /// <param name="bias">[out], or empty.</param>
    /// <param name="y">The outputs, [samples][out height][out width][out].</param>
    /// <param name="scratch">
    /// <see cref="WinogradGeometry.ForwardScratchLength"/> floats for this call alone; their content does not matter.
    /// </param>
    /// <param name="samples">The samples.</param>
    /// <param name="part">The part of the output channels, below <paramref name="parts"/>.</param>
    /// <param name="parts">The nearly equal parts of the output channels, in panels of 32; some may be empty.</param>
    /// <exception cref="ArgumentException">An operand is too short.</exception>
    public static void Forward(
        WinogradGeometry geometry,
        ReadOnlySpan<float> x,
        ReadOnlySpan<float> packed,
        ReadOnlySpan<float> bias,
        Span<float> y,
        Span<float> scratch,
        int samples,
        int part = 0,
        int parts = 1)
    {
        SpanLength.RequireSamples(x.Length, samples, geometry.InElements);
        SpanLength.RequireSamples(y.Length, samples, geometry.OutElements);
        SpanLength.Require(packed.Length, geometry.PackedLength);
        SpanLength.Require(scratch.Length, geometry.ForwardScratchLength(samples));
        int panels = Panels.Count(geometry.OutChannels), first = panels * part / parts, end = panels * (part + 1) / parts;
        if (first == end) return;
        fixed (float* from = x, weights = packed, to = y, space = scratch)
        {
            WinogradForward.Run(geometry, from, weights, bias, to, space, samples, first..end);
        }
    }

    /// <summary>
    /// Transforms inputs of a chunk for <see cref="WeightGradient"/>: the first phase, with <see cref="TransformOutputGradients"/>.
    /// Samples may be transformed in any order and at once.
    /// </summary>
    /// <param name="geometry">The sizes.</param>
    /// <param name="x">The inputs (or their traces) of the samples, [samples][in height][in width][in].</param>
    /// <param name="transformed">
    /// What they are transformed to: <see cref="WinogradGeometry.TransformedInputsLength"/> floats.
    /// </param>
    /// <param name="capacity">
    /// The samples that the chunk has room for, <see cref="WinogradGeometry.SamplesOfChunk"/>; the same for all calls.
    /// </param>
    /// <param name="firstSample">The place of the first sample in the chunk.</param>
    /// <param name="samples">The samples.</param>
    /// <exception cref="ArgumentException">An operand is too short.</exception>
    public static void TransformInputs(
        WinogradGeometry geometry, ReadOnlySpan<float> x, Span<float> transformed, int capacity, int firstSample, int samples)
    {
        SpanLength.RequireSamples(x.Length, samples, geometry.InElements);
        SpanLength.Require(transformed.Length, geometry.TransformedInputsLength(capacity));
        SpanLength.Require(capacity, firstSample + samples);
        fixed (float* images = x, values = transformed)
        {
            WinogradWeightGradient.Transform<InputTransform>(geometry, geometry.InGrid, images, values, capacity, firstSample, samples);
        }
    }

    /// <summary>Transforms gradients of outputs of a chunk for <see cref="WeightGradient"/>, as <see cref="TransformInputs"/>.</summary>
    /// <param name="geometry">The sizes.</param>
    /// <param name="delta">The gradients of the outputs of the samples, [samples][out height][out width][out].</param>
    /// <param name="transformed">
    /// What they are transformed to: <see cref="WinogradGeometry.TransformedOutputGradientsLength"/> floats.
    /// </param>
    /// <param name="capacity">
    /// The samples that the chunk has room for, <see cref="WinogradGeometry.SamplesOfChunk"/>; the same for all calls.
    /// </param>
    /// <param name="firstSample">The place of the first sample in the chunk.</param>
    /// <param name="samples">The samples.</param>
    /// <exception cref="ArgumentException">An operand is too short.</exception>
    public static void TransformOutputGradients(
        WinogradGeometry geometry, ReadOnlySpan<float> delta, Span<float> transformed, int capacity, int firstSample, int samples)
    {
        SpanLength.RequireSamples(delta.Length, samples, geometry.OutElements);
        SpanLength.Require(transformed.Length, geometry.TransformedOutputGradientsLength(capacity));
        SpanLength.Require(capacity, firstSample + samples);
        fixed (float* images = delta, values = transformed)
        {
            WinogradWeightGradient.Transform<OutputGradientTransform>(
                geometry, geometry.OutGrid, images, values, capacity, firstSample, samples);
        }
    }

    /// <summary>
    /// Adds the gradient of the weight over a chunk, once all its samples are transformed; one piece of
    /// <see cref="WinogradGeometry.WeightGradientPieces"/>. The chunks of a batch follow each other in the order of samples.
    /// </summary>
    /// <param name="geometry">The sizes.</param>
    /// <param name="inputs">The inputs of the chunk, from <see cref="TransformInputs"/>.</param>
    /// <param name="outputGradients">The gradients of the outputs of the chunk, from <see cref="TransformOutputGradients"/>.</param>
    /// <param name="scratch">
    /// <see cref="WinogradGeometry.WeightGradientScratchLength"/> floats for this call alone; their content does not matter.
    /// </param>
    /// <param name="weightGradient">[out, in, 3, 3]; added to.</param>
    /// <param name="capacity">The samples that the chunk has room for.</param>
    /// <param name="samples">The samples of the chunk, at least 1.</param>
    /// <param name="piece">The piece.</param>
    /// <exception cref="ArgumentException">An operand is too short.</exception>
    public static void WeightGradient(
        WinogradGeometry geometry,
        ReadOnlySpan<float> inputs,
        ReadOnlySpan<float> outputGradients,
        Span<float> scratch,
        Span<float> weightGradient,
        int capacity,
        int samples,
        int piece)
    {
        SpanLength.Require(inputs.Length, geometry.TransformedInputsLength(capacity));
        SpanLength.Require(outputGradients.Length, geometry.TransformedOutputGradientsLength(capacity));
        SpanLength.Require(scratch.Length, WinogradGeometry.WeightGradientScratchLength);
        SpanLength.Require(capacity, samples);
        fixed (float* rows = inputs, columns = outputGradients, space = scratch)
        {
            WinogradWeightGradient.Run(geometry, rows, columns, space, weightGradient, capacity, samples, piece);
        }
    }
}
