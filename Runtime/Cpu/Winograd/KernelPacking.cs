using System.Runtime.CompilerServices;

namespace Ottt.Cpu.Winograd;

/// <summary>Transforms weights to [panels of out][36][in][32], a piece of 32 by 32 channels at a time.</summary>
internal static unsafe class KernelPacking
{
    /// <summary>The input channels of a piece.</summary>
    public const int ChannelsOfPiece = 32;

    // What is so large, 4 MiB, is no longer in a cache when it is used, and need not be read into one to be written.
    private const int LengthOfLarge = 1 << 20;

    private const int KernelLength = 9, ChannelsAtOnce = 8, BlockLength = ChannelsAtOnce * KernelLength * Panels.Width;

    /// <summary>Packs a piece for the output.</summary>
    /// <param name="geometry">The sizes.</param>
    /// <param name="weight">[out, in, 3, 3].</param>
    /// <param name="packed">The whole packed weight.</param>
    /// <param name="piece">The piece.</param>
    [SkipLocalsInit]
    public static void Forward(WinogradGeometry geometry, ReadOnlySpan<float> weight, Span<float> packed, int piece)
    {
        float* block = stackalloc float[BlockLength];
        (int panel, int firstChannel) = Place(geometry, piece);
        int used = Panels.Used(geometry.OutChannels, panel), weightsOfUnit = geometry.InChannels * KernelLength;
        int end = Math.Min(firstChannel + ChannelsOfPiece, geometry.InChannels);
        var columns = new Span<float>(block, BlockLength);
        if (used < Panels.Width) columns.Clear();
        ReadOnlySpan<float> units = weight.Slice(panel * Panels.Width * weightsOfUnit, used * weightsOfUnit);
        for (int channel = firstChannel; channel < end; channel += ChannelsAtOnce)
        {
            int count = Math.Min(ChannelsAtOnce, end - channel);
            Transposition.Copy(units[(channel * KernelLength)..], weightsOfUnit, columns, Panels.Width, used, count * KernelLength);
            Transform(geometry, block, Panels.Width, packed, panel, channel, count);
        }

        StreamingCopy.End();
    }

    /// <summary>Packs a piece for the gradient of the input: kernels turned around, channels exchanged.</summary>
    /// <param name="geometry">The sizes of the backward convolution.</param>
    /// <param name="weight">[in, out, 3, 3], in the words of the backward convolution.</param>
    /// <param name="packed">The whole packed weight.</param>
    /// <param name="piece">The piece.</param>
    [SkipLocalsInit]
    public static void Backward(WinogradGeometry geometry, ReadOnlySpan<float> weight, Span<float> packed, int piece)
    {
        float* block = stackalloc float[BlockLength];
        (int panel, int firstChannel) = Place(geometry, piece);
        int used = Panels.Used(geometry.OutChannels, panel), end = Math.Min(firstChannel + ChannelsOfPiece, geometry.InChannels);
        var columns = new Span<float>(block, BlockLength);
        if (used < Panels.Width) columns.Clear();
        for (int channel = firstChannel; channel < end; channel += ChannelsAtOnce)
        {
            int count = Math.Min(ChannelsAtOnce, end - channel);
            for (int i = 0; i < count; i++)
            {
                int firstWeight = (((channel + i) * geometry.OutChannels) + (panel * Panels.Width)) * KernelLength;
                Transposition.Copy(
                    weight[firstWeight..], KernelLength, columns[(i * KernelLength * Panels.Width)..], Panels.Width, used, KernelLength);
            }

            Transform(geometry, block + ((KernelLength - 1) * Panels.Width), -Panels.Width, packed, panel, channel, count);
        }

        StreamingCopy.End();
    }

    private static (int Panel, int FirstChannel) Place(WinogradGeometry geometry, int piece)
    {
        (int panel, int part) = Math.DivRem(piece, geometry.PackPieces / Panels.Count(geometry.OutChannels));
        return (panel, part * ChannelsOfPiece);
    }

    [SkipLocalsInit]
    private static void Transform(
        WinogradGeometry geometry, float* kernels, nint elementStride, Span<float> packed, int panel, int channel, int count)
    {
        float* values = stackalloc float[Points.Positions * Panels.Width];
        int valueStride = geometry.PackedValueStride;
        bool isLarge = geometry.PackedLength >= LengthOfLarge;
        fixed (float* destination = packed.Slice(panel * Points.Positions * valueStride, Points.Positions * valueStride))
        {
            for (int i = 0; i < count; i++)
            {
                KernelTransform.Apply(kernels + (i * KernelLength * Panels.Width), elementStride, values);
                float* row = destination + ((channel + i) * Panels.Width);
                for (int value = 0; value < Points.Positions; value++, row += valueStride)
                {
                    StreamingCopy.Row(values + (value * Panels.Width), row, isLarge);
                }
            }
        }
    }
}
