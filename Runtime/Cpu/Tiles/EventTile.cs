using System.Runtime.CompilerServices;

namespace Ottt.Cpu.Tiles;

/// <summary>
/// Tiles of an <see cref="EventProduct"/>, one row high and several vectors wide, so that enough sums are under way to hide how long one takes. Each
/// sum is the chain of fused multiply-adds of <see cref="WideTile{TVector, TLanes}"/> without the terms that are zero, which change no bit of it.
/// </summary>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="TLanes">Its operations.</typeparam>
internal static unsafe class EventTile<TVector, TLanes>
    where TVector : unmanaged
    where TLanes : struct, ILanes<TVector>
{
    /// <summary>Computes eight vectors.</summary>
    /// <param name="values">The row.</param>
    /// <param name="step">The first of its elements that are not zero.</param>
    /// <param name="end">Behind the last of them.</param>
    /// <param name="columns">Where the columns of each vector start.</param>
    /// <param name="start">What the sums start from.</param>
    /// <param name="result">The result.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void EightVectors(float* values, int* step, int* end, float** columns, float* start, float* result)
    {
        float* columns0 = columns[0], columns1 = columns[1], columns2 = columns[2], columns3 = columns[3], columns4 = columns[4], columns5 = columns[5], columns6 = columns[6], columns7 = columns[7];
        TVector sum0 = TLanes.Load(start);
        TVector sum1 = TLanes.Load(start + TLanes.Count);
        TVector sum2 = TLanes.Load(start + (2 * TLanes.Count));
        TVector sum3 = TLanes.Load(start + (3 * TLanes.Count));
        TVector sum4 = TLanes.Load(start + (4 * TLanes.Count));
        TVector sum5 = TLanes.Load(start + (5 * TLanes.Count));
        TVector sum6 = TLanes.Load(start + (6 * TLanes.Count));
        TVector sum7 = TLanes.Load(start + (7 * TLanes.Count));
        for (; step < end; step++)
        {
            nint index = *step, offset = index * PanelProduct.PanelWidth;
            TVector value = TLanes.Spread(values[index]);
            sum0 = TLanes.MultiplyAdd(value, TLanes.Load(columns0 + offset), sum0);
            sum1 = TLanes.MultiplyAdd(value, TLanes.Load(columns1 + offset), sum1);
            sum2 = TLanes.MultiplyAdd(value, TLanes.Load(columns2 + offset), sum2);
            sum3 = TLanes.MultiplyAdd(value, TLanes.Load(columns3 + offset), sum3);
            sum4 = TLanes.MultiplyAdd(value, TLanes.Load(columns4 + offset), sum4);
            sum5 = TLanes.MultiplyAdd(value, TLanes.Load(columns5 + offset), sum5);
            sum6 = TLanes.MultiplyAdd(value, TLanes.Load(columns6 + offset), sum6);
            sum7 = TLanes.MultiplyAdd(value, TLanes.Load(columns7 + offset), sum7);
        }

        TLanes.Store(TLanes.WithoutSignOfZero(sum0), result);
        TLanes.Store(TLanes.WithoutSignOfZero(sum1), result + TLanes.Count);
        TLanes.Store(TLanes.WithoutSignOfZero(sum2), result + (2 * TLanes.Count));
        TLanes.Store(TLanes.WithoutSignOfZero(sum3), result + (3 * TLanes.Count));
        TLanes.Store(TLanes.WithoutSignOfZero(sum4), result + (4 * TLanes.Count));
        TLanes.Store(TLanes.WithoutSignOfZero(sum5), result + (5 * TLanes.Count));
        TLanes.Store(TLanes.WithoutSignOfZero(sum6), result + (6 * TLanes.Count));
        TLanes.Store(TLanes.WithoutSignOfZero(sum7), result + (7 * TLanes.Count));
    }

    /// <summary>Computes four vectors.</summary>
    /// <param name="values">The row.</param>
    /// <param name="step">The first of its elements that are not zero.</param>
    /// <param name="end">Behind the last of them.</param>
    /// <param name="columns">Where the columns of each vector start.</param>
    /// <param name="start">What the sums start from.</param>
    /// <param name="result">The result.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FourVectors(float* values, int* step, int* end, float** columns, float* start, float* result)
    {
        float* columns0 = columns[0], columns1 = columns[1], columns2 = columns[2], columns3 = columns[3];
        TVector sum0 = TLanes.Load(start);
        TVector sum1 = TLanes.Load(start + TLanes.Count);
        TVector sum2 = TLanes.Load(start + (2 * TLanes.Count));
        TVector sum3 = TLanes.Load(start + (3 * TLanes.Count));
        for (; step < end; step++)
        {
            nint index = *step, offset = index * PanelProduct.PanelWidth;
            TVector value = TLanes.Spread(values[index]);
            sum0 = TLanes.MultiplyAdd(value, TLanes.Load(columns0 + offset), sum0);
            sum1 = TLanes.MultiplyAdd(value, TLanes.Load(columns1 + offset), sum1);
            sum2 = TLanes.MultiplyAdd(value, TLanes.Load(columns2 + offset), sum2);
            sum3 = TLanes.MultiplyAdd(value, TLanes.Load(columns3 + offset), sum3);
        }

        TLanes.Store(TLanes.WithoutSignOfZero(sum0), result);
        TLanes.Store(TLanes.WithoutSignOfZero(sum1), result + TLanes.Count);
        TLanes.Store(TLanes.WithoutSignOfZero(sum2), result + (2 * TLanes.Count));
        TLanes.Store(TLanes.WithoutSignOfZero(sum3), result + (3 * TLanes.Count));
    }

    /// <summary>Computes two vectors.</summary>
    /// <param name="values">The row.</param>
    /// <param name="step">The first of its elements that are not zero.</param>
    /// <param name="end">Behind the last of them.</param>
    /// <param name="columns">Where the columns of each vector start.</param>
    /// <param name="start">What the sums start from.</param>
    /// <param name="result">The result.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TwoVectors(float* values, int* step, int* end, float** columns, float* start, float* result)
    {
        float* columns0 = columns[0], columns1 = columns[1];
        TVector sum0 = TLanes.Load(start);
        TVector sum1 = TLanes.Load(start + TLanes.Count);
        for (; step < end; step++)
        {
            nint index = *step, offset = index * PanelProduct.PanelWidth;
            TVector value = TLanes.Spread(values[index]);
            sum0 = TLanes.MultiplyAdd(value, TLanes.Load(columns0 + offset), sum0);
            sum1 = TLanes.MultiplyAdd(value, TLanes.Load(columns1 + offset), sum1);
        }

        TLanes.Store(TLanes.WithoutSignOfZero(sum0), result);
        TLanes.Store(TLanes.WithoutSignOfZero(sum1), result + TLanes.Count);
    }

    /// <summary>Computes one vector.</summary>
    /// <param name="values">The row.</param>
    /// <param name="step">The first of its elements that are not zero.</param>
    /// <param name="end">Behind the last of them.</param>
    /// <param name="columns">Where the columns of each vector start.</param>
    /// <param name="start">What the sums start from.</param>
    /// <param name="result">The result.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OneVector(float* values, int* step, int* end, float** columns, float* start, float* result)
    {
        float* columns0 = columns[0];
        TVector sum0 = TLanes.Load(start);
        for (; step < end; step++)
        {
            nint index = *step, offset = index * PanelProduct.PanelWidth;
            TVector value = TLanes.Spread(values[index]);
            sum0 = TLanes.MultiplyAdd(value, TLanes.Load(columns0 + offset), sum0);
        }

        TLanes.Store(TLanes.WithoutSignOfZero(sum0), result);
    }
}
