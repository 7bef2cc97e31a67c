namespace Ottt;

/// <summary>
/// The mean over windows chosen so that the output has the given size: window i covers floor(i H / out) to ceil((i + 1) H / out) - 1; see
/// <c>torch.nn.AdaptiveAvgPool2d</c>.
/// </summary>
/// <param name="outputSize">Height and width of the output, at least 1.</param>
public sealed class AdaptiveAvgPool2dAttribute(int outputSize) : LayerAttribute
{
    /// <summary>Height and width of the output.</summary>
    public int OutputSize { get; } = outputSize;

    /// <summary>The height of the output; overrides the size given for both axes.</summary>
    public int OutputHeight { get; set; } = outputSize;

    /// <summary>The width of the output; overrides the size given for both axes.</summary>
    public int OutputWidth { get; set; } = outputSize;
}
