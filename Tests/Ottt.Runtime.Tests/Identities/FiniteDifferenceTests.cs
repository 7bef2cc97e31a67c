using Ottt.Testing;
using Ottt.Testing.Compilation;
using Xunit;

namespace Ottt.Runtime.Tests.Identities;

/// <summary>Networks without a spiking layer have a true gradient; here it is measured.</summary>
public class FiniteDifferenceTests
{
    private static readonly (string Name, string Source)[] Declarations =
    [
        ("Dense", "[OtttSequential(7, InputGradient = true)]\n[Linear(9), Scale(0.5), Linear(4)]"),
        ("Image", "[OtttSequential(2, 7, 6, InputGradient = true)]\n[Conv2d(4, Kernel = 3, Padding = 1, StrideWidth = 2, Groups = 2), AvgPool2d(2, Stride = 1), Conv2d(3, Kernel = 2, DilationHeight = 2), Flatten, Linear(4)]"),
        ("Signal", "[OtttSequential(2, 13, InputGradient = true)]\n[Conv1d(4, Kernel = 3, Padding = 2, Stride = 2, Groups = 2), AvgPool1d(2, Stride = 1), MaxPool1d(2, Stride = 1), ConvTranspose1d(2, Stride = 3, Padding = 1), AdaptiveAvgPool1d(3), Flatten, Linear(4)]"),
        ("Transposed", "[OtttSequential(2, 3, 4, InputGradient = true)]\n[ConvTranspose2d(4, Stride = 2, Padding = 1, OutputPadding = 1, Groups = 2), ConvTranspose2d(3, Kernel = 2, DilationWidth = 3, Bias = false), Flatten, Linear(4)]"),
        ("Biased", "[OtttSequential(2, 3, 4, InputGradient = true)]\n[Bias, Conv2d(3, Kernel = 2), Bias, Flatten, Bias, Linear(5), Bias]"),
        ("Standardized", "[OtttSequential(2, 9, InputGradient = true)]\n[WSConv1d(3, Kernel = 4, Stride = 2), Flatten, WSLinear(4)]"),
        ("Normalized", "[OtttSequential(2, 5, 5, InputGradient = true)]\n[Conv2d(4, Kernel = 2), BatchNorm2d(Epsilon = 0.5), GroupNorm(2, Epsilon = 0.5), LayerNorm(Epsilon = 0.5), Flatten, BatchNorm1d(Epsilon = 0.5), GroupNorm(4, Epsilon = 0.5), Linear(5), LayerNorm(Epsilon = 0.5, Bias = false)]"),
        ("Bare", "[OtttSequential(2, 4, 3, InputGradient = true)]\n[BatchNorm2d(Epsilon = 0.5, Affine = false), Conv2d(4, Kernel = 2), GroupNorm(1, Epsilon = 0.5, Affine = false), LayerNorm(Epsilon = 0.5, ElementwiseAffine = false)]"),
        ("Maximum", "[OtttSequential(2, 6, 6, InputGradient = true)]\n[Conv2d(3, Kernel = 3), MaxPool2d(2, Stride = 1), Flatten, Linear(4)]"),
        ("Adaptive", "[OtttSequential(2, 5, 7, InputGradient = true)]\n[AvgPool2d(3, Stride = 1, Padding = 1, CountIncludePad = false), Conv2d(4, Kernel = 3), AdaptiveAvgPool2d(2), Flatten, Linear(3, Bias = false)]"),
    ];

    private static readonly Lazy<NetworkAssembly> Networks = new(() => CompileHost.Compile(
        "using Ottt;\n" + string.Concat(Declarations.Select(declaration => $"{declaration.Source}\npublic sealed partial class {declaration.Name};\n"))).Load());

    public static TheoryData<string> Names => [.. Declarations.Select(declaration => declaration.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Backward_gives_the_gradient_of_parameters_and_input(string name)
    {
        const int batch = 2;
        using OtttNetwork network = Networks.Value.Create(name, Device.Cpu, batch, 1);
        float[] input = Runtime.Tests.Networks.Numbers.Signed(3, batch * network.Description.InputCount);
        float[] direction = Runtime.Tests.Networks.Numbers.Signed(2, batch * network.Description.OutputCount);
        network.Forward(input);
        network.Backward(direction);
        double[] inputGradient = Widths.Widen(network.InputGradient);

        double Loss() => Widths.Widen(network.Forward(input)).Zip(direction, (output, factor) => output * factor).Sum();

        Slopes.Measured.Check("input", Slopes.Of(() => input, Loss), inputGradient);
        foreach (Parameter parameter in network.Parameters)
        {
            Slopes.Measured.Check(parameter.Name, Slopes.Of(parameter.Edit, Loss), Widths.Widen(parameter.Gradient));
        }
    }
}
