using System.Runtime.InteropServices;
using TorchSharp;

namespace Ottt.Benchmarks.Peers.OneForward;

/// <summary>
/// One piece of memory as two tensors: one is an operand that autograd has saved, and through the other the trace is put in the place of the
/// spikes before the weight gradient is computed. Two tensors over foreign memory have separate version counters, so autograd does not object.
/// </summary>
internal sealed class OverwrittenOperand
{
    private const int Alignment = 64;

    private readonly torch.Tensor _overwriting;

    /// <param name="like">An operand of the same shape.</param>
    /// <param name="channelsLast">Whether the memory is to be channels-last.</param>
    public OverwrittenOperand(torch.Tensor like, bool channelsLast)
    {
        float[] memory = GC.AllocateUninitializedArray<float>((int)like.numel() + (Alignment / sizeof(float)), pinned: true);
        long misalignment = Marshal.UnsafeAddrOfPinnedArrayElement(memory, 0) % Alignment;
        int offset = (int)((Alignment - misalignment) % Alignment) / sizeof(float);
        _overwriting = View(memory, offset, like, channelsLast);
        Saved = View(memory, offset, like, channelsLast).requires_grad_(true);
    }

    /// <summary>What a product is computed from; autograd gives a gradient with respect to it.</summary>
    public torch.Tensor Saved { get; }

    /// <summary>Replaces the contents.</summary>
    public void Overwrite(torch.Tensor contents) => _overwriting.copy_(contents);

    private static torch.Tensor View(float[] memory, int offset, torch.Tensor like, bool channelsLast)
    {
        torch.Tensor flat = torch.frombuffer(memory, torch.ScalarType.Float32, like.numel(), offset);
        long[] shape = like.shape;
        torch.Tensor view = channelsLast ? ChannelsLast.View(flat.view(shape[0], shape[2], shape[3], shape[1])) : flat.view(shape);
        return view.detach().DetachFromDisposeScope();
    }
}
