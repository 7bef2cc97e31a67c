using Ottt.Generator.Declaration;
using Ottt.Generator.Emit.CSharp;
using Ottt.Generator.Emit.Cuda;
using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Models;

namespace Ottt.Generator.Emit;

/// <summary>
/// Prints a program as the files of a network. A declaration with errors still gets the members that other code calls, so that the
/// error is the only one in the project.
/// </summary>
internal static class SourceEmission
{
    public static EquatableArray<EmittedSource> Run(DeclaredNetwork declared, Result<LoweredNetwork> result)
    {
        string name = declared.Identity.HintName;
        if (result.Value is { } lowered)
        {
            return EquatableArray.Of(
                new EmittedSource(name, "Network", NetworkEmitter.Emit(lowered)),
                new EmittedSource(name, "Cpu", CpuEmitter.Emit(lowered.Processor)),
                new EmittedSource(name, "Cuda", CudaEmitter.Emit(lowered.Kernels)));
        }

        return declared.CanExtend
            ? EquatableArray.Of(new EmittedSource(name, "Network", SkeletonEmitter.Emit(declared)))
            : default;
    }
}
