namespace Ottt;

/// <summary>Updates elements of a parameter that are next to each other.</summary>
/// <param name="start">The first of them.</param>
/// <param name="gradient">Their gradient; overwritten.</param>
internal delegate void UpdateOfElements(int start, Span<float> gradient);
