namespace Ottt.Toolkit.Tests.Nir;

// Doubtful as networks to learn with, and right to be written.
#pragma warning disable OTTT3006, OTTT3007, OTTT3008, OTTT3009, OTTT3012, OTTT3013

/// <summary>Every layer over images that NIR knows.</summary>
[OtttSequential(2, 8, 6)]
[Conv2d(4, Kernel = 3, Padding = 1, Stride = 2, Bias = false), OtttLif(Tau = 3), AvgPool2d(2, StrideWidth = 1), Scale(2.5)]
[Conv2d(4, KernelHeight = 1, KernelWidth = 2, Groups = 2), Lif(Tau = 4, VReset = 0.25), Identity, Dropout(0.25)]
[Flatten, Linear(6, Bias = false), OtttIf, Linear(3), If]
public sealed partial class ImageNet;

/// <summary>Signals, and a time constant that is learned.</summary>
[OtttSequential(3, 9)]
[Conv1d(4, Kernel = 3, Stride = 2, Dilation = 2), OtttParametricLif(InitTau = 3), Flatten, Linear(5)]
public sealed partial class SignalNet;

/// <summary>The same classes of layers with another threshold and another kernel.</summary>
[OtttSequential(3, 9)]
[Conv1d(4, Kernel = 3, Stride = 2, Dilation = 2), OtttParametricLif(InitTau = 3, VThreshold = 0.5), Flatten, Linear(5)]
public sealed partial class OtherThresholdNet;

/// <summary>One output more.</summary>
[OtttSequential(3, 9)]
[Conv1d(4, Kernel = 3, Stride = 2, Dilation = 2), OtttParametricLif(InitTau = 3), Flatten, Linear(6)]
public sealed partial class OtherOutputNet;

/// <summary>Weights that are standardised, with and without a gain.</summary>
[OtttSequential(2, 6, 6)]
[WSConv2d(4, Kernel = 3, Padding = 1), OtttLif, WSConv2d(4, Kernel = 3, Gain = false), OtttLif, Flatten, WSLinear(5)]
public sealed partial class StandardizedNet;

/// <summary>Has a normalisation, which NIR does not know.</summary>
[OtttSequential(2, 6, 6)]
[Conv2d(4), GroupNorm(2), OtttLif, Flatten, Linear(5)]
public sealed partial class NormalizedNet;

/// <summary>Drops values.</summary>
[OtttSequential(4)]
[Linear(4), OtttLif, Dropout(0.5), Linear(3)]
public sealed partial class DroppingNet;

/// <summary>A vector network of one layer, whose file is small.</summary>
[OtttSequential(3)]
[Linear(2), OtttLif]
public sealed partial class SmallNet;
