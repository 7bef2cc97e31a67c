namespace Ottt.Hdf5;

/// <summary>One of NIR's primitives: the names of its parameters, as in the classes of the reference (nir/ir) that files are read into.</summary>
/// <param name="Type">Its name.</param>
/// <param name="Required">The parameters without which it is nothing.</param>
internal sealed record NirPrimitive(string Type, params string[] Required)
{
    public const string Input = "Input";
    public const string Output = "Output";

    /// <summary>The parameters that it may have besides.</summary>
    public string[] Optional { get; init; } = [];

    /// <summary>Whether each of its parameters has a number per neuron, so that their shapes are the same.</summary>
    public bool IsNeuron { get; init; }

    public static IReadOnlyDictionary<string, NirPrimitive> All { get; } = new[]
    {
        new NirPrimitive(Input, "shape"),
        new NirPrimitive(Output, "shape"),
        new NirPrimitive("Affine", "weight", "bias"),
        new NirPrimitive("Linear", "weight"),
        new NirPrimitive("Conv1d", "weight", "bias", "stride", "padding", "dilation", "groups") { Optional = ["input_shape"] },
        new NirPrimitive("Conv2d", "weight", "bias", "stride", "padding", "dilation", "groups") { Optional = ["input_shape"] },
        new NirPrimitive("AvgPool2d", "kernel_size", "stride", "padding"),
        new NirPrimitive("SumPool2d", "kernel_size", "stride", "padding"),
        new NirPrimitive("Flatten", "start_dim", "end_dim") { Optional = ["input_type"] },
        new NirPrimitive("Scale", "scale"),
        new NirPrimitive("Threshold", "threshold"),
        new NirPrimitive("Delay", "delay"),
        new NirPrimitive("I", "r") { IsNeuron = true },
        new NirPrimitive("LI", "tau", "r", "v_leak") { IsNeuron = true },
        new NirPrimitive("IF", "r", "v_threshold") { IsNeuron = true, Optional = ["v_reset"] },
        new NirPrimitive("LIF", "tau", "r", "v_leak", "v_threshold") { IsNeuron = true, Optional = ["v_reset"] },
        new NirPrimitive("CubaLI", "tau_mem", "tau_syn", "r", "v_leak") { IsNeuron = true, Optional = ["w_in"] },
        new NirPrimitive("CubaLIF", "tau_mem", "tau_syn", "r", "v_leak", "v_threshold") { IsNeuron = true, Optional = ["v_reset", "w_in"] },
    }.ToDictionary(primitive => primitive.Type);
}
