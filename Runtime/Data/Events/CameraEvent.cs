using System.Globalization;

namespace Ottt.Data.Events;

/// <summary>
/// One event of an event camera: at a moment, a pixel saw the light grow or fall by the camera's threshold. It takes 8 bytes, since a data set
/// has thousands of millions of them.
/// </summary>
public readonly record struct CameraEvent
{
    /// <summary>The largest width and height of a sensor, in pixels.</summary>
    public const int LargestSensor = 1 << CoordinateBits;

    /// <summary>The last possible time, in microseconds: more than 25 days.</summary>
    public const long LastTime = (1L << (64 - TimeShift)) - 1;

    private const int CoordinateBits = 11;
    private const int CoordinateMask = LargestSensor - 1;
    private const int TimeShift = (2 * CoordinateBits) + 1;

    // From the lowest bit on: x, y, the polarity, the time.
    private readonly ulong _packed;

    /// <summary>Makes an event.</summary>
    /// <param name="x">The column, from 0 on the left to <see cref="LargestSensor"/> - 1.</param>
    /// <param name="y">The row, from 0 at the top to <see cref="LargestSensor"/> - 1.</param>
    /// <param name="isOn">Whether the light grew.</param>
    /// <param name="time">The time in microseconds, from 0 to <see cref="LastTime"/>; its zero is up to the recording.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public CameraEvent(int x, int y, bool isOn, long time)
    {
        if ((uint)x > CoordinateMask) throw OutOfRange(nameof(x), x, CoordinateMask);
        if ((uint)y > CoordinateMask) throw OutOfRange(nameof(y), y, CoordinateMask);
        if ((ulong)time > LastTime) throw OutOfRange(nameof(time), time, LastTime);
        _packed = (uint)x | ((uint)y << CoordinateBits) | (isOn ? 1u << (2 * CoordinateBits) : 0) | ((ulong)time << TimeShift);
    }

    /// <summary>The column, from 0 on the left.</summary>
    public int X => (int)_packed & CoordinateMask;

    /// <summary>The row, from 0 at the top.</summary>
    public int Y => (int)(_packed >> CoordinateBits) & CoordinateMask;

    /// <summary>The polarity: 1 where the light grew, 0 where it fell.</summary>
    public int Polarity => (int)(_packed >> (2 * CoordinateBits)) & 1;

    /// <summary>Whether the light grew.</summary>
    public bool IsOn => Polarity == 1;

    /// <summary>The time in microseconds.</summary>
    public long Time => (long)(_packed >> TimeShift);

    /// <summary>The event in words, such as <c>(12, 3) on at 4567 µs</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"({X}, {Y}) {(IsOn ? "on" : "off")} at {Time} µs");

    private static ArgumentOutOfRangeException OutOfRange(string name, long value, long last) =>
        new(name, value, string.Create(CultureInfo.InvariantCulture, $"{name} must be from 0 to {last}."));
}
