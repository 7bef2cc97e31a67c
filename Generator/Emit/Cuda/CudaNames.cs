using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Lowering.Program.Operations;
using Ottt.Generator.Models;

namespace Ottt.Generator.Emit.Cuda;

/// <summary>Names in kernels, made from the names of the program.</summary>
internal static class CudaNames
{
    /// <summary>All samples of a buffer: <c>layer1.output_trace</c> is <c>layer1_output_trace</c>.</summary>
    public static string Pointer(ProgramBuffer buffer) => buffer.Name.Replace('.', '_');

    /// <summary>The value of a buffer at an element: <c>layer1.output_trace</c> is <c>output_trace1</c>.</summary>
    public static string Register(ProgramBuffer buffer) => buffer.Role + (buffer.Layer is null ? "_here" : LayerPath.Identifier(buffer.Path));

    /// <summary>A parameter: <c>3.weight</c> is <c>weight3</c>.</summary>
    public static string Parameter(ProgramParameter parameter) => parameter.Role + LayerPath.Identifier(parameter.Path);

    /// <summary>What is saved beside the parameters: <c>3.running_mean</c> is <c>running_mean3</c>.</summary>
    public static string NetworkBuffer(ProgramNetworkBuffer buffer) => buffer.Role + LayerPath.Identifier(buffer.Path);

    /// <summary>What a kernel does, as the end of its name: <c>conv2d.input_gradient</c> is <c>conv2d_input_gradient</c>.</summary>
    public static string Kernel(StepOperation operation) => operation.Name.Replace('.', '_').Replace(' ', '_');
}
