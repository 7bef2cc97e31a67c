namespace Ottt.Data.Numpy;

/// <summary>What the header of a <c>.npy</c> file says.</summary>
/// <param name="Element">The kind of the elements.</param>
/// <param name="IsFortranOrder">Whether the first index runs fastest.</param>
/// <param name="Shape">The sizes.</param>
/// <param name="Count">Their product.</param>
internal sealed record NumpyHeader(NumpyElement Element, bool IsFortranOrder, IReadOnlyList<int> Shape, int Count);
