namespace Ottt.Testing.Networks;

/// <summary>The networks of the snapshots: one per kind of layer, as small as it can be, and the whole one of the front page.</summary>
internal static class NetworkSources
{
    public const string Header = """
        using Ottt;

        // Doubtful networks are here to be read as well.
        #pragma warning disable OTTT2015, OTTT3006, OTTT3007, OTTT3008, OTTT3009, OTTT3012, OTTT3013

        [Linear(3), OtttLif]
        public sealed class Spiking;

        [Linear(4), Linear(8)]
        public sealed class TwoWeights;

        [Linear(8)]
        public sealed class Wide;

        [Linear(3)]
        public sealed class Weight;


        """;

    public const string Whole = "DigitNet";

    /// <summary>Declarations by the name of their class.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new[]
    {
        Of("LinearNet", "OtttSequential(3)", "Linear(2)"),
        Of("DeepLinearNet", "OtttSequential(3)", "Linear(4, Bias = false, Initialization = Initialization.KaimingNormal), OtttLif", "Linear(2)"),
        Of("EventNet", "OtttSequential(300)", "Linear(64), OtttLif", "Linear(96), OtttLif(Surrogate = Surrogate.Rectangle)", "Linear(2)"),
        Of("Conv2dNet", "OtttSequential(2, 4, 4)", "Conv2d(3, Padding = 1), OtttLif", "Conv2d(2)"),
        Of("WinogradNet", "OtttSequential(2, 4, 4, Convolution = ConvolutionMethod.Winograd)", "Conv2d(3, Padding = 1), OtttLif", "Conv2d(2, Padding = 1)"),
        Of("GroupedConv2dNet", "OtttSequential(4, 3, 3)", "Conv2d(4, Kernel = 1), OtttLif", "Conv2d(2, Kernel = 2, Groups = 2, Bias = false)"),
        Of("StridedConv2dNet", "OtttSequential(1, 7, 9)", "Conv2d(2, Kernel = 1), OtttLif",
            "Conv2d(2, KernelHeight = 2, KernelWidth = 3, StrideHeight = 2, StrideWidth = 3, PaddingWidth = 1, DilationHeight = 2)"),
        Of("Conv1dNet", "OtttSequential(2, 6)", "Conv1d(3, Padding = 1), OtttLif, AvgPool1d(2)", "Conv1d(2, Kernel = 2), Flatten"),
        Of("ConvTranspose2dNet", "OtttSequential(2, 3, 3)", "ConvTranspose2d(3, Kernel = 1), OtttLif",
            "ConvTranspose2d(2, Stride = 2, Padding = 1, OutputPadding = 1)"),
        Of("BiasNet", "OtttSequential(2, 2, 2)", "Bias, OtttLif, Bias, OtttLif, Flatten, Bias"),
        Of("StandardizedLinearNet", "OtttSequential(3)", "WSLinear(2), OtttLif", "WSLinear(2, Gain = false)"),
        Of("StandardizedConv2dNet", "OtttSequential(2, 4, 4)", "WSConv2d(3, Padding = 1), OtttLif", "WSConv2d(2, Groups = 1, Epsilon = 1e-3)"),
        Of("BatchNorm2dNet", "OtttSequential(2, 4, 4)", "Conv2d(3, Bias = false), BatchNorm2d, OtttLif", "BatchNorm2d(Momentum = 0.25), Conv2d(2, Kernel = 1)"),
        Of("BatchNorm1dNet", "OtttSequential(1, 2, 2)", "Conv2d(2, Kernel = 1), OtttLif, Flatten", "BatchNorm1d(Affine = false), Linear(2), BatchNorm1d(TrackRunningStats = false)"),
        Of("GroupNormNet", "OtttSequential(2, 4, 4)", "Conv2d(4), GroupNorm(2), OtttLif", "GroupNorm(2, Affine = false), Conv2d(2, Kernel = 1), GroupNorm(1, Epsilon = 1e-3)"),
        Of("LayerNormNet", "OtttSequential(2, 4, 4)", "Conv2d(3), LayerNorm, OtttLif", "LayerNorm(Bias = false), Flatten, Linear(2), LayerNorm(ElementwiseAffine = false)"),
        Of("SigmoidNet", "OtttSequential(3)", "Linear(2), OtttLif(Tau = 3)", "Linear(2)"),
        Of("ATanNet", "OtttSequential(3)", "Linear(2), OtttLif(Surrogate = Surrogate.ATan, VReset = 0.25)", "Linear(2)"),
        Of("PiecewiseQuadraticNet", "OtttSequential(3)",
            "Linear(2), OtttLif(Surrogate = Surrogate.PiecewiseQuadratic, VThreshold = 0.5, DecayInput = true)", "Linear(2)"),
        Of("RectangleNet", "OtttSequential(3)",
            "Linear(2), OtttLif(Surrogate = Surrogate.Rectangle, Alpha = 1.5, VReset = -0.5, DecayInput = true)", "Linear(2)"),
        Of("LifNet", "OtttSequential(3)", "Linear(4), OtttLif", "Linear(2), Lif"),
        Of("SlttLifNet", "OtttSequential(3)", "Linear(4), SlttLif", "Linear(2)"),
        Of("OtttIfNet", "OtttSequential(3)", "Linear(4), OtttIf", "Linear(2), If"),
        Of("NdotNet", "OtttSequential(3)", "Linear(2), OtttLif(Tau = 4, TraceDecay = TraceDecay.Ndot)", "Linear(2)"),
        Of("ParametricLifNet", "OtttSequential(3)", "ParametricLif(VReset = 0.25), Linear(4), OtttParametricLif(InitTau = 4)", "Linear(2)"),
        Of("PseudoSpikeNet", "OtttSequential(3)", "Linear(2), OtttLif(Surrogate = Surrogate.S2NN, Beta = 0.5)", "Linear(2)"),
        Of("DeadTraceNet", "OtttSequential(1, 4, 4)", "Conv2d(2, Kernel = 1), OtttLif, AvgPool2d(2)"),
        Of("AvgPool2dNet", "OtttSequential(1, 4, 4)",
            "Conv2d(2, Kernel = 1), OtttLif, AvgPool2d(2, Stride = 1, Padding = 1, CountIncludePad = false)",
            "Conv2d(1, Kernel = 1)"),
        Of("MaxPool2dNet", "OtttSequential(1, 4, 4)", "Conv2d(2, Kernel = 1), OtttLif, MaxPool2d(2)", "Conv2d(1, Kernel = 1)"),
        Of("AdaptiveAvgPool2dNet", "OtttSequential(1, 4, 5)", "Conv2d(2, Kernel = 1), OtttLif, AdaptiveAvgPool2d(2, OutputWidth = 3)",
            "Conv2d(1, Kernel = 1)"),
        Of("UpsampleNet", "OtttSequential(1, 2, 3)", "Conv2d(2, Kernel = 1), OtttLif, Upsample(2, Mode = UpsampleMode.Bilinear)",
            "Conv2d(1, Kernel = 1)"),
        Of("FlattenNet", "OtttSequential(2, 2, 2)", "Conv2d(3, Kernel = 1), OtttLif, Flatten", "Linear(2)"),
        Of("ScaleNet", "OtttSequential(3)", "Linear(2), OtttLif, Scale(2.74)", "Linear(2)"),
        Of("SequenceDropoutNet", "OtttSequential(3)", "Linear(2), OtttLif, Dropout(0.25)", "Linear(2)"),
        Of("StepDropoutNet", "OtttSequential(3)", "Linear(2), OtttLif, Dropout(0.25, Mask = DropoutMask.PerStep)", "Linear(2)"),
        Of("IdentityNet", "OtttSequential(3)", "Identity, Linear(2), OtttLif, Identity", "Linear(2)"),
        Of("SequenceNet", "OtttSequential(3)", "Sequence<Spiking>(Name = \"hidden\", Repeat = 2), Linear(2)"),
        Of("ModuleNet", "OtttSequential(3)", "Linear(3), OtttLif, Sequence<TwoWeights>(AsModule = true)"),
        Of("ResidualNet", "OtttSequential(3)", "Linear(3), OtttLif, Residual<Spiking>, Linear(2)"),
        Of("FlattenedResidualNet", "OtttSequential(1, 2, 2)", "Conv2d(2, Kernel = 1), Flatten, Residual<TwoWeights>, Linear(2)"),
        Of("ShortcutNet", "OtttSequential(3)", "Linear(3), OtttLif, Residual<TwoWeights>, Shortcut<Wide>", "OtttLif, Linear(2)"),
        Of("FeedbackNet", "OtttSequential(3)", "Linear(3), Feedback<Weight>(\"2\"), OtttLif", "Linear(2)"),
        Of("PairNet", "OtttSequential(3, Input = NetworkInput.SpikeAndTrace)", "Scale(0.5), Linear(2)"),
        Of("InputTraceNet", "OtttSequential(1, 3, 3, InputTrace = 4)", "Scale(0.5), Conv2d(2, Padding = 1), OtttLif, Flatten, Linear(2)"),
        Of("SpikeReadoutNet", "OtttSequential(3, Readout = ReadoutGradient.Spike)", "Linear(2), OtttLif, Linear(4), OtttLif, Linear(2)"),
        Of("InputGradientNet", "OtttSequential(2, 3, 3, InputGradient = true)", "AvgPool2d(1), Conv2d(2, Kernel = 2)"),
        Of(Whole, "OtttSequential(1, 28, 28)",
            "Conv2d(32, Kernel = 3, Padding = 1), OtttLif(Tau = 2), AvgPool2d(2)",
            "Conv2d(64, Kernel = 3, Padding = 1), OtttLif(Tau = 2), AvgPool2d(2)",
            "Flatten, Linear(10)"),
    }.ToDictionary(StringComparer.Ordinal);

    private static KeyValuePair<string, string> Of(string name, params string[] attributes) =>
        new(name, string.Concat(attributes.Select(line => $"[{line}]\n")) + $"public sealed partial class {name};\n\n");
}
