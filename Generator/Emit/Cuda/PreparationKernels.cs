using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Lowering.Program.Operations;
using Ottt.Generator.Models;

namespace Ottt.Generator.Emit.Cuda;

/// <summary>Prints what is made of parameters before products and normalisations read them, a thread to an element.</summary>
/// <param name="program">The program.</param>
/// <param name="sizes">The sizes.</param>
internal sealed class PreparationKernels(StepProgram program, CudaSizes sizes)
{
    /// <summary>The kernel of an operation, or null where it is none of these.</summary>
    public CudaKernel? Write(StepOperation operation, string name) => operation switch
    {
        PackLinear { Direction: PackDirection.Forward } o => Pack(o, CudaProduct.Covering(o.Geometry), o.Weight, o.Packed, "place_forward", name),
        PackLinear o => Pack(o, CudaProduct.Covering(o.Geometry), o.Weight, o.Packed, "place_transposed", name),
        PackConv2d o => Pack(o, o.Geometry, o.Weight, o.Packed, o.Direction == PackDirection.Forward ? "place_forward" : "place_backward", name),
        PackLayerNorm o => Pack(o, name),
        PrepareLeak o => Leak(o, name),
        BatchNormRunning o => Running(o, name),
        _ => null,
    };

    private CudaKernel Pack(StepOperation operation, Conv2dGeometry geometry, WeightOperand weight, int packed, string place, string name)
    {
        int count = geometry.OutChannels * geometry.Taps;
        string size = sizes.OfWeight(LayerPath.Identifier(program.Layers[operation.Layer].Path), geometry);
        KernelWriter kernel = Begin(operation, "index", count);
        kernel.Body.Line($"{kernel.Write(packed)}[{place}<{size}>(index)] = packed({kernel.Weight(weight)}[index]);");
        return kernel.Close(name, CudaGrid.FixedElements(count));
    }

    private CudaKernel Pack(PackLayerNorm o, string name)
    {
        (int channels, int positions) = (o.Geometry.Channels, o.Geometry.Positions);
        KernelWriter kernel = Begin(o, "element", channels * positions);
        kernel.Body.Line($"{kernel.Write(o.Parameter.Packed)}[element] = {kernel.Value(o.Parameter.Parameter)}[{CudaPlaces.InPyTorch(channels, positions)}];");
        return kernel.Close(name, CudaGrid.FixedElements(channels * positions));
    }

    private CudaKernel Leak(PrepareLeak o, string name)
    {
        KernelWriter kernel = Begin(o, "index", 1);
        kernel.Body.Line($"*{kernel.Write(o.Leak)} = static_cast<float>(1.0 / (1.0 + exp(-static_cast<double>(*{kernel.Value(o.Parameter)}))));");
        return kernel.Close(name, CudaGrid.Fixed(1));
    }

    private CudaKernel Running(BatchNormRunning o, string name)
    {
        KernelWriter kernel = Begin(o, "channel", o.Geometry.Channels);
        string mean = $"{kernel.Saved(o.Running.Mean, isWritten: false)}[channel]", variance = $"{kernel.Saved(o.Running.Variance, isWritten: false)}[channel]";
        SumKernels.WriteCoefficients(kernel, o.Coefficients, Literals.Of(o.Geometry.Channels), mean, variance, o.Geometry.Epsilon, o.Weight, o.Bias);
        return kernel.Close(name, CudaGrid.FixedElements(o.Geometry.Channels));
    }

    private KernelWriter Begin(StepOperation operation, string index, int count)
    {
        var kernel = new KernelWriter(program);
        kernel.Comment($"{program.Layers[operation.Layer].Title}: {CudaEquations.Of(program, operation)}");
        kernel.Body.Line($"const int {index} = blockIdx.x * {Literals.Of(CudaGrid.ElementThreads)} + threadIdx.x;");
        kernel.Body.Line($"if ({index} >= {Literals.Of(count)}) return;");
        return kernel;
    }
}
