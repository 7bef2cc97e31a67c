using Ottt.Generator.Declaration.Choices;
using Ottt.Generator.Models;

namespace Ottt.Generator.Lowering.Program;

/// <summary>A matrix product over vectors; a flattened image keeps its channels-last memory, so the weight's columns are permuted.</summary>
/// <param name="InFeatures">Inputs: channels times positions.</param>
/// <param name="OutFeatures">Outputs.</param>
/// <param name="InChannels">The channels of the image that was flattened, or all inputs.</param>
/// <param name="InPositions">The positions of the image that was flattened, or 1.</param>
internal sealed record LinearGeometry(int InFeatures, int OutFeatures, int InChannels, int InPositions);

/// <summary>A cross-correlation without padding: a border is part of its input.</summary>
internal sealed record Conv2dGeometry(int InChannels, Size2 Input, int OutChannels, Size2 Kernel, Size2 Stride, Size2 Dilation, int Groups)
{
    public Size2 Output => new(
        ((Input.Height - (Dilation.Height * (Kernel.Height - 1)) - 1) / Stride.Height) + 1,
        ((Input.Width - (Dilation.Width * (Kernel.Width - 1)) - 1) / Stride.Width) + 1);

    /// <summary>The taps of one output unit.</summary>
    public int Taps => Kernel.Height * Kernel.Width * (InChannels / Groups);

    /// <summary>Whether groups are so narrow that the processor computes several of them at once; the kernels of the runtime have the same limit.</summary>
    public bool HasNarrowGroups => Groups > 1 && InChannels == OutChannels && OutChannels / Groups is 1 or 2 or 4;
}

/// <summary>y[Top + StepHeight h][Left + StepWidth w] = x[h][w] for what falls inside y; the rest of y is zero.</summary>
internal sealed record SpreadGeometry(int Channels, Size2 Input, Size2 Output, int Top, int Left, Size2 Step);

/// <summary>A sliding window over each channel.</summary>
internal sealed record Pool2dGeometry(
    int Channels, Size2 Input, Size2 Output, Size2 Kernel, Size2 Stride, Size2 Padding, bool CountIncludePad);

/// <summary>Windows chosen so that the output has a given size.</summary>
internal sealed record AdaptivePool2dGeometry(int Channels, Size2 Input, Size2 Output);

/// <summary>Each channel normalised over the batch; new statistics have the share <paramref name="Momentum"/> in the running ones.</summary>
internal sealed record BatchNormGeometry(int Channels, int Positions, double Epsilon, double Momentum);

/// <summary>Groups of channels of each sample normalised.</summary>
internal sealed record GroupNormGeometry(int Channels, int Positions, int Groups, double Epsilon);

/// <summary>Each sample normalised over all its elements.</summary>
internal sealed record LayerNormGeometry(int Channels, int Positions, double Epsilon);

/// <summary>Each channel enlarged by whole factors.</summary>
internal sealed record UpsampleGeometry(int Channels, Size2 Input, Size2 Scale, UpsampleMode Mode);
