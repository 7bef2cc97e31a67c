using System.Numerics;
using System.Runtime.CompilerServices;
using Ottt.Cpu.Tiles;
using Ottt.Cpu.Winograd;

namespace Ottt.Cpu;

/// <content>The gradient of the weight.</content>
public static unsafe partial class EventLinear
{
    /// <summary>The samples whose zeros are counted before those of all.</summary>
    private const int SamplesOfLook = 8;

    private const int TileLength = Panels.Width * OuterProduct.ColumnStride;

    /// <summary>
    /// Adds the gradient of the weight over samples, as <see cref="Linear.WeightGradient"/>; one piece of <see cref="LinearGeometry.WeightGradientPieces"/>.
    /// </summary>
    /// <param name="geometry">The sizes.</param>
    /// <param name="x">The inputs (or their traces), which may hold many zeros, [samples][in]; readable to the end of the last sample's stride.</param>
    /// <param name="delta">The gradients of the outputs, [samples][out]; readable to the end of the last sample's stride.</param>
    /// <param name="weightGradient">[out, in]; added to.</param>
    /// <param name="samples">All samples of the batch.</param>
    /// <param name="piece">The piece.</param>
    public static void WeightGradient(
        LinearGeometry geometry, ReadOnlySpan<float> x, ReadOnlySpan<float> delta, Span<float> weightGradient, int samples, int piece)
    {
        SpanLength.RequireSamples(x.Length, samples, geometry.InFeatures);
        SpanLength.RequireSamples(delta.Length, samples, geometry.OutFeatures);
        SpanLength.Require(weightGradient.Length, geometry.InFeatures * geometry.OutFeatures);
        int rows = Math.Min(LinearGeometry.RowsOfPiece, geometry.OutFeatures - (piece % geometry.RowBlocks * LinearGeometry.RowsOfPiece));
        int most = EventLimit.OfGradient(Panels.Used(geometry.InFeatures, piece / geometry.RowBlocks), rows, samples);
        if (!AddWeightGradient(geometry, x, delta, weightGradient, samples, piece, most)) Linear.WeightGradient(geometry, x, delta, weightGradient, samples, piece);
    }

    /// <summary>Adds a piece unless more elements than a limit are not zero; says whether.</summary>
    [SkipLocalsInit]
    internal static bool AddWeightGradient(
        LinearGeometry geometry, ReadOnlySpan<float> x, ReadOnlySpan<float> delta, Span<float> weightGradient, int samples, int piece, int most)
    {
        int panel = piece / geometry.RowBlocks, firstColumn = panel * Panels.Width, used = Panels.Used(geometry.InFeatures, panel);
        int firstRow = piece % geometry.RowBlocks * LinearGeometry.RowsOfPiece;
        int rows = Math.Min(LinearGeometry.RowsOfPiece, geometry.OutFeatures - firstRow);
        int stride = Layout.Stride(geometry.InFeatures);

        // The sums of a larger batch are added in an order of their own.
        if (most < 0 || samples == 0 || samples > LinearGeometry.SamplesOfSum) return false;
        float* room = stackalloc float[TileLength + CacheLine.Floats], sums = CacheLine.Align(room);
        float* columns = stackalloc float[LinearGeometry.SamplesOfSum * Panels.Width];
        uint* masks = stackalloc uint[LinearGeometry.SamplesOfSum];
        fixed (float* inputs = x, gradients = delta)
        {
            int look = Math.Min(SamplesOfLook, samples);
            int found = Mark(inputs + firstColumn, stride, columns, masks, used, 0, look);
            if (found * (long)samples > 2L * most * look) return false;
            found += Mark(inputs + firstColumn, stride, columns, masks, used, look, samples);
            if (found > most) return false;
            new Span<float>(sums, TileLength).Clear();
            var product = new OuterProduct
            {
                Columns = columns,
                Masks = masks,
                Rows = gradients + firstRow,
                RowStride = Layout.Stride(geometry.OutFeatures),
                RowCount = rows,
                Samples = samples,
                Sums = sums,
            };
            MatrixTile.Run(&product);
        }

        AddTurned(geometry, sums, weightGradient, rows, firstRow, firstColumn, used);
        return true;
    }

    /// <summary>Puts the columns of a panel side by side and marks those that are not zero; returns how many there are.</summary>
    private static int Mark(float* inputs, nint stride, float* columns, uint* masks, int used, int first, int end)
    {
        int found = 0;
        for (int sample = first; sample < end; sample++)
        {
            float* place = columns + (sample * Panels.Width);
            new ReadOnlySpan<float>(inputs + (sample * stride), used).CopyTo(new Span<float>(place, used));
            masks[sample] = NonZeros.Mask(place, used);
            found += BitOperations.PopCount(masks[sample]);
        }

        return found;
    }

    private static void AddTurned(
        LinearGeometry geometry, float* sums, Span<float> weightGradient, int rows, int firstRow, int firstColumn, int used)
    {
        if (!geometry.IsReordered)
        {
            fixed (float* gradient = weightGradient)
            {
                float* target = gradient + ((nint)firstRow * geometry.InFeatures) + firstColumn;
                TransposedSum.Add(sums, OuterProduct.ColumnStride, target, geometry.InFeatures, used, rows);
            }

            return;
        }

        float* turned = stackalloc float[TileLength];
        new Span<float>(turned, TileLength).Clear();
        TransposedSum.Add(sums, OuterProduct.ColumnStride, turned, Panels.Width, used, rows);
        Linear.AddReordered(geometry, new ReadOnlySpan<float>(turned, rows * Panels.Width), weightGradient, firstRow, firstColumn);
    }
}
