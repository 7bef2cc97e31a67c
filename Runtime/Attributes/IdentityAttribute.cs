namespace Ottt;

/// <summary>Does nothing; it keeps the numbering of layers when another was taken out. See <c>torch.nn.Identity</c>.</summary>
public sealed class IdentityAttribute : LayerAttribute;
