// The reference normalises a pair, and so do these.
#pragma warning disable OTTT3013
namespace Ottt.Toolkit.Tests.Checkpoints;

/// <summary>The network of the golden case <c>eval_cnn_bn</c>: parameters and buffers of both kinds.</summary>
[OtttSequential(2, 8, 8)]
[Conv2d(4, Padding = 1, Bias = false), BatchNorm2d, OtttLif, AvgPool2d(2)]
[Conv2d(4, Padding = 1), OtttLif(VThreshold = 0.6), BatchNorm2d]
[Flatten, Linear(4)]
public sealed partial class GoldenCnn;

/// <summary>One that differs from <see cref="GoldenCnn"/> in the width of its second convolution.</summary>
[OtttSequential(2, 8, 8)]
[Conv2d(4, Padding = 1, Bias = false), BatchNorm2d, OtttLif, AvgPool2d(2)]
[Conv2d(6, Padding = 1), OtttLif(VThreshold = 0.6), BatchNorm2d]
[Flatten, Linear(4)]
public sealed partial class WiderCnn;

/// <summary>One with everything that a run has to remember: running statistics, masks, traces.</summary>
[OtttSequential(6)]
[Linear(12), BatchNorm1d, OtttLif, Dropout(0.2)]
[Linear(10), OtttLif]
[Linear(3)]
public sealed partial class RememberingNet;
