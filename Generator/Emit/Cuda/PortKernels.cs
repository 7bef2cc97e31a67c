using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Models;

namespace Ottt.Generator.Emit.Cuda;

/// <summary>Prints the kernels between the caller's tensors, dense and channels first, and the buffers that the caller fills and reads.</summary>
internal static class PortKernels
{
    private const string Staged = "staged";

    public static CudaKernel Read(StepProgram program, int buffer, string name) => Write(program, buffer, name, isRead: true);

    public static CudaKernel Write(StepProgram program, int buffer, string name) => Write(program, buffer, name, isRead: false);

    private static CudaKernel Write(StepProgram program, int id, string name, bool isRead)
    {
        ProgramBuffer buffer = program.Buffers[id];
        (string count, string channels, string positions) = (Literals.Of(buffer.Count), Literals.Of(buffer.Channels), Literals.Of(buffer.Positions));
        var kernel = new KernelWriter(program);
        kernel.Comment(isRead ? $"From the caller's [samples][{channels}][{positions}] to {buffer.Name}." : $"From {buffer.Name} to the caller's [samples][{channels}][{positions}].");
        string tensor = kernel.Staged(Staged, isWritten: !isRead), samples = isRead ? kernel.Write(id) : kernel.Read(id);
        string ofTensor = $"{tensor}[sample * {count} + {CudaPlaces.InPyTorch(buffer.Channels, buffer.Positions)}]", ofSamples = $"{samples}[sample * {kernel.Stride(id)} + element]";
        kernel.Body.Line($"const int index = blockIdx.x * {Literals.Of(CudaGrid.ElementThreads)} + threadIdx.x;");
        kernel.Body.Line($"if (index >= now.batch * {count}) return;");
        kernel.Body.Line($"const int sample = index / {count}, element = index % {count};");
        kernel.Body.Line(isRead ? $"{ofSamples} = {ofTensor};" : $"{ofTensor} = {ofSamples};");
        return kernel.Close(name, CudaGrid.Elements(buffer.Count));
    }
}
