namespace Ottt.Testing.Interpreter;

/// <summary>Where an element of a mask stands.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Sequence">The sequences that were trained on before this one.</param>
/// <param name="TimeStep">The steps of this sequence before this one.</param>
/// <param name="Sample">The sample.</param>
/// <param name="Element">The element of the sample, in the channels-last order of memory.</param>
/// <param name="Probability">The probability of zero.</param>
internal readonly record struct MaskPosition(int Layer, long Sequence, long TimeStep, int Sample, int Element, double Probability);

/// <summary>Gives an element of a mask: 0, or what the element is multiplied by.</summary>
/// <param name="position">Where it stands.</param>
internal delegate double MaskSource(MaskPosition position);
