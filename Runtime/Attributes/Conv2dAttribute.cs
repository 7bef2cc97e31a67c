namespace Ottt;

/// <summary>
/// Cross-correlation over [channels, height, width] with zero padding. Parameters <c>weight</c> [out, in / groups, kH, kW] and
/// <c>bias</c> [out]; see <c>torch.nn.Conv2d</c>.
/// </summary>
/// <param name="outChannels">The number of output channels, at least 1 and a multiple of <see cref="ConvolutionAttribute.Groups"/>.</param>
public sealed class Conv2dAttribute(int outChannels) : ConvolutionAttribute(outChannels);
