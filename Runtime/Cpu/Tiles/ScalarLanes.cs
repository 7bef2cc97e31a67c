using System.Runtime.CompilerServices;

namespace Ottt.Cpu.Tiles;

/// <summary>
/// One float at a time: the reference that every vector width equals to the bit, and the way of machines without vectors.
/// </summary>
internal readonly unsafe struct ScalarLanes : ILanes<float>
{
    public static int Count => 1;

    public static int MaximumRows => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Load(float* source) => *source;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float value, float* destination) => *destination = value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Spread(float value) => value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Pick(float source, float places) => source;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MultiplyAdd(float x, float y, float sum) => MathF.FusedMultiplyAdd(x, y, sum);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Add(float x, float y) => x + y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float WithoutSignOfZero(float sum) => sum + 0f;
}
