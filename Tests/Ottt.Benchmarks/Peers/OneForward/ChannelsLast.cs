using TorchSharp;

namespace Ottt.Benchmarks.Peers.OneForward;

/// <summary>The memory layout in which the channels of a position lie beside each other.</summary>
internal static class ChannelsLast
{
    /// <summary>The same images in this layout.</summary>
    public static torch.Tensor Of(torch.Tensor images) => View(images.permute(0, 2, 3, 1).contiguous());

    /// <summary>Memory of [batch, height, width, channels] as [batch, channels, height, width].</summary>
    public static torch.Tensor View(torch.Tensor memory) => memory.permute(0, 3, 1, 2);
}
