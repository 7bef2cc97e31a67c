namespace Ottt.Toolkit.Tests.Monitors;

/// <summary>Two neurons, small enough to compute by hand.</summary>
[OtttSequential(2)]
[Linear(2), OtttLif(Tau = 2), Linear(1)]
public sealed partial class TwoNeurons
{
    /// <summary>The current of each neuron is its input, and the output is the sum of the spikes.</summary>
    public TwoNeurons Connected()
    {
        ((float[])[1, 0, 0, 1]).CopyTo(Linear0.Weight.Edit());
        Linear0.Bias!.Edit().Clear();
        Linear2.Weight.Edit().Fill(1);
        Linear2.Bias!.Edit().Clear();
        return this;
    }
}

/// <summary>A readout alone.</summary>
[OtttSequential(2)]
[Linear(1)]
public sealed partial class Readout;

/// <summary>Convolutions with a pool and a scaling between.</summary>
[OtttSequential(1, 4, 4)]
[Conv2d(2, Kernel = 3, Padding = 1), OtttLif, AvgPool2d(2), Scale(2)]
[Conv2d(3, Kernel = 1, Bias = false), OtttLif]
[Flatten, Linear(5)]
public sealed partial class PooledConvolutions;

// What is counted does not depend on what the gradient is worth.
#pragma warning disable OTTT3008, OTTT3013
/// <summary>A transposed convolution behind spikes, and a normalisation that makes numbers of them.</summary>
[OtttSequential(1, 3, 3)]
[Conv2d(2, Kernel = 3, Padding = 1), OtttLif]
[ConvTranspose2d(4, Kernel = 2, Stride = 2), OtttLif, BatchNorm2d(Affine = false)]
[Conv2d(1, Kernel = 1), OtttLif, Flatten, Linear(2)]
public sealed partial class TransposedAndNormalized;
#pragma warning restore OTTT3008, OTTT3013

/// <summary>A block of a residual connection that fires.</summary>
[Linear(3), OtttLif]
public sealed class FiringBlock;

/// <summary>A block that ends in a weight.</summary>
[Linear(4)]
public sealed class WeightBlock;

/// <summary>A feedback connection.</summary>
[Linear(3)]
public sealed class FeedbackWeight;

/// <summary>Every way in which layers are put together.</summary>
[OtttSequential(3)]
[Linear(3), Feedback<FeedbackWeight>("2"), OtttLif]
[Residual<FiringBlock>, Residual<WeightBlock>, Shortcut<WeightBlock>, OtttLif, Linear(2)]
public sealed partial class Composed;

/// <summary>Wide enough for a fused update, with everything that a sequence has.</summary>
[OtttSequential(200)]
[Linear(64), OtttLif, Dropout(0.25), Linear(32), OtttLif, Linear(3)]
public sealed partial class WideMlp;
