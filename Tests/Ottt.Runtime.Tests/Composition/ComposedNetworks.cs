namespace Ottt.Runtime.Tests.Composition;

/// <summary>A convolution, a neuron and a pool.</summary>
[Conv2d(4, Padding = 1), OtttLif, AvgPool2d(2)]
public sealed class Feature;

/// <summary>A layer and a neuron.</summary>
[Linear(6), OtttLif]
public sealed class Hidden;

/// <summary>Two blocks in a block.</summary>
[Sequence<Hidden>(Repeat = 2, Name = "hidden"), Linear(3)]
public sealed class Classifier;

/// <summary>Blocks within blocks.</summary>
[OtttSequential(2, 8, 8, InputGradient = true)]
[Sequence<Feature>(Name = "features", Repeat = 2), Flatten, Sequence<Classifier>]
public sealed partial class Nested;

/// <summary>The same layers, written out.</summary>
[OtttSequential(2, 8, 8, InputGradient = true)]
[Conv2d(4, Padding = 1), OtttLif, AvgPool2d(2), Conv2d(4, Padding = 1), OtttLif, AvgPool2d(2), Flatten]
[Linear(6), OtttLif, Linear(6), OtttLif, Linear(3)]
public sealed partial class WrittenOut;

/// <summary>One spiking layer of images, whose spikes and traces leave the network.</summary>
[OtttSequential(2, 8, 8, Output = NetworkOutput.SpikeAndTrace)]
[Conv2d(4, Padding = 1), OtttLif]
public sealed partial class SpikingPair;

/// <summary>The first part of a chain.</summary>
[OtttSequential(2, 8, 8, InputGradient = true, Output = NetworkOutput.SpikeAndTrace)]
[Conv2d(4, Padding = 1), OtttLif, AvgPool2d(2)]
public sealed partial class ChainHead;

/// <summary>The middle of a chain.</summary>
[OtttSequential(4, 4, 4, InputGradient = true, Input = NetworkInput.SpikeAndTrace, Output = NetworkOutput.SpikeAndTrace)]
[Conv2d(4, Padding = 1), OtttLif, AvgPool2d(2)]
public sealed partial class ChainMiddle;

/// <summary>The end of a chain.</summary>
[OtttSequential(4, 2, 2, InputGradient = true, Input = NetworkInput.SpikeAndTrace)]
[Flatten, Linear(6), OtttLif, Linear(6), OtttLif, Linear(3)]
public sealed partial class ChainTail;

/// <summary>Two weights in a row.</summary>
[Linear(5), Linear(3)]
public sealed class TwoWeights;

/// <summary>Two weights in one module behind a pair: both learn from the trace.</summary>
[OtttSequential(4)]
[Linear(6), OtttLif, Sequence<TwoWeights>(AsModule = true)]
public sealed partial class WithModule;

/// <summary>A transposed convolution, a bias and a convolution, of signals.</summary>
[ConvTranspose1d(4, Kernel = 3, Stride = 2, Padding = 1), Bias, Conv1d(2, Kernel = 3, Dilation = 2)]
public sealed class SignalWeights;

/// <summary>Three layers with parameters in one module that is fed a pair: all of them learn from the trace.</summary>
[OtttSequential(3, 5, Input = NetworkInput.SpikeAndTrace, InputGradient = true)]
[Sequence<SignalWeights>(AsModule = true)]
public sealed partial class WithSignalModule;

/// <summary>A layer from all neurons to all.</summary>
[Linear(7, Bias = false)]
public sealed class Recurrent;

/// <summary>A recurrent layer.</summary>
[OtttSequential(4)]
[Linear(7), Feedback<Recurrent>("2"), OtttLif(Tau = 1.5), Linear(3)]
public sealed partial class RecurrentNetwork;

/// <summary>A connection that skips a time step, from a spiking layer that comes earlier.</summary>
[OtttSequential(4)]
[Linear(7), OtttLif, Linear(7), Feedback<Recurrent>("1"), OtttLif, Linear(3)]
public sealed partial class DelayedConnection;

/// <summary>Currents between two convolutions.</summary>
[Conv2d(4, Padding = 1), Scale(0.5), Conv2d(4, Padding = 1)]
public sealed class Currents;

/// <summary>Half the size.</summary>
[Conv2d(6, Stride = 2, Padding = 1)]
public sealed class Halving;

/// <summary>Half the size, around.</summary>
[AvgPool2d(2), Conv2d(6, Kernel = 1)]
public sealed class HalvingAround;

/// <summary>A flattened image to a vector of its size.</summary>
[Linear(24)]
public sealed class Mixing;

/// <summary>Nothing but sums of plain tensors, so that there is a true gradient.</summary>
[OtttSequential(2, 4, 4, InputGradient = true)]
[Residual<Currents>, Shortcut<Currents>, Residual<Halving>, Shortcut<HalvingAround>, Flatten, Residual<Mixing>, Residual<Around>, Shortcut<Mixing>, Linear(3)]
public sealed partial class Smooth;

/// <summary>A residual in a residual.</summary>
[Residual<Mixing>, Scale(0.5)]
public sealed class Around;

/// <summary>Adds pairs.</summary>
[OtttSequential(5)]
[Linear(6), OtttLif, Residual<Hidden>, Linear(3)]
public sealed partial class PairSum;
