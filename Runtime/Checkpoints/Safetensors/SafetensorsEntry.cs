namespace Ottt.Checkpoints.Safetensors;

/// <summary>What the header of a file says of a tensor.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type of its elements, such as <c>F32</c>.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Start">Where its first byte lies, behind the header.</param>
/// <param name="End">Where its bytes end.</param>
internal sealed record SafetensorsEntry(string Name, string Type, IReadOnlyList<int> Shape, long Start, long End)
{
    /// <summary>The number of elements.</summary>
    public long Count { get; } = Shape.Aggregate(1L, (product, size) => product * size);
}
