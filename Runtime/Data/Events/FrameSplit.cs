namespace Ottt.Data.Events;

/// <summary>What the frames of a recording have in common.</summary>
internal enum FrameSplit
{
    /// <summary>Each is as long as the others, and together they are as long as the recording.</summary>
    EqualTimes,

    /// <summary>Each is of a given time.</summary>
    TimeWindows,

    /// <summary>Each has as many events as the others, and together they have all.</summary>
    EqualCounts,

    /// <summary>Each has a given number of events.</summary>
    EventCounts,
}
