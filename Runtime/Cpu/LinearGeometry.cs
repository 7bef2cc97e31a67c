namespace Ottt.Cpu;

/// <summary>
/// The sizes of a fully connected layer. Its input may be a flattened image: in the columns of a PyTorch weight feature
/// f = channel * <paramref name="InPositions"/> + position, in memory position * <paramref name="InChannels"/> + channel.
/// </summary>
/// <param name="InFeatures">The inputs: <paramref name="InChannels"/> times <paramref name="InPositions"/>.</param>
/// <param name="OutFeatures">The outputs.</param>
/// <param name="InChannels">The channels of the input before it was flattened.</param>
/// <param name="InPositions">The positions of a channel of the input; 1 for a plain vector.</param>
public sealed record LinearGeometry(int InFeatures, int OutFeatures, int InChannels, int InPositions)
{
    /// <summary>The output features that one piece of the weight gradient covers.</summary>
    internal const int RowsOfPiece = 128;

    /// <summary>The samples that are summed in one chain by the weight gradient; the sums of larger batches are added in order.</summary>
    internal const int SamplesOfSum = 256;

    /// <summary>The floats of the weight packed for <see cref="Linear.Forward"/>.</summary>
    public int PackedForwardLength => Panels.Count(OutFeatures) * InFeatures * Panels.Width;

    /// <summary>The floats of the weight packed for <see cref="Linear.InputGradient"/>.</summary>
    public int PackedBackwardLength => Panels.Count(InFeatures) * OutFeatures * Panels.Width;

    /// <summary>The floats of a sample in <see cref="LinearUpdate.Gather"/>.</summary>
    public int UpdateColumnsLength => Panels.Count(InFeatures) * Panels.Width;

    /// <summary>The floats of the rows that <see cref="LinearUpdate.Gradient"/> computes.</summary>
    public int UpdateRowsLength => Panels.Width * InFeatures;

    /// <summary>The floats of scratch of <see cref="EventLinear.Forward"/>.</summary>
    public int ForwardEventsLength => EventLinear.SamplesAtOnce * Layout.Stride(InFeatures);

    /// <summary>The floats of scratch of <see cref="EventLinear.InputGradient"/>.</summary>
    public int BackwardEventsLength => EventLinear.SamplesAtOnce * Layout.Stride(OutFeatures);

    /// <summary>The pieces that <see cref="Linear.WeightGradient"/> is cut into; they may run in any order and at once.</summary>
    public int WeightGradientPieces => Panels.Count(InFeatures) * RowBlocks;

    /// <summary>The pieces that <see cref="Linear.PackForward"/> is cut into; they may run in any order and at once.</summary>
    public int PackForwardPieces => PieceRange.Count(Panels.Count(OutFeatures));

    /// <summary>The pieces that <see cref="Linear.PackBackward"/> is cut into; they may run in any order and at once.</summary>
    public int PackBackwardPieces => PieceRange.Count(Panels.Count(InFeatures));

    /// <summary>Whether memory order and weight order of the inputs differ.</summary>
    internal bool IsReordered => InChannels > 1 && InPositions > 1;

    /// <summary>The blocks of output features of the weight gradient.</summary>
    internal int RowBlocks => (OutFeatures + RowsOfPiece - 1) / RowsOfPiece;

    /// <summary>0, 1, 2, ... over inputs and outputs: a sum over a vector.</summary>
    internal OffsetTable Steps { get; } = OffsetTable.Multiples(Math.Max(InFeatures, OutFeatures), 1);

    /// <summary>Where samples start in the output: a sum over samples.</summary>
    internal OffsetTable SampleOffsets { get; } = OffsetTable.Multiples(SamplesOfSum, Layout.Stride(OutFeatures));

    /// <summary>The weight column of every input in memory order.</summary>
    internal OffsetTable FeatureOfPosition { get; } =
        OffsetTable.Of(InFeatures, memory => (memory % InChannels * InPositions) + (memory / InChannels));
}
