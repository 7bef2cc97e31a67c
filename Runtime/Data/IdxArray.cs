namespace Ottt.Data;

/// <summary>An array of bytes as an IDX file holds it.</summary>
/// <param name="Dimensions">The sizes, each at least 1.</param>
/// <param name="Values">The elements, row-major; as many as the product of the sizes.</param>
public sealed record IdxArray(IReadOnlyList<int> Dimensions, byte[] Values);
