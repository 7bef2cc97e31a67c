using Ottt.Generator.Models;

namespace Ottt.Generator.Emit.Cuda;

/// <summary>The blocks of a launch: as many as hold all items of the samples, or a fixed number; and what they are cut into further.</summary>
/// <param name="Items">The items of a sample; 0 where the number of blocks does not depend on the samples.</param>
/// <param name="PerBlock">The items of a block, or the number of blocks.</param>
/// <param name="Y">Blocks in the second direction.</param>
/// <param name="Z">Blocks in the third direction.</param>
internal sealed record CudaGrid(int Items, int PerBlock, int Y = 1, int Z = 1)
{
    /// <summary>The threads of a block that takes an element per thread.</summary>
    public const int ElementThreads = 256;

    public static CudaGrid Elements(int perSample) => new(perSample, ElementThreads);

    public static CudaGrid EachSample(int y = 1) => new(1, 1, y);

    public static CudaGrid Fixed(int x, int y = 1, int z = 1) => new(0, x, y, z);

    /// <summary>Threads for a number of elements that does not depend on the samples.</summary>
    public static CudaGrid FixedElements(int count) => Fixed((count + ElementThreads - 1) / ElementThreads);

    public override string ToString()
    {
        string further = Y == 1 && Z == 1 ? "" : $", y: {Literals.Of(Y)}" + (Z == 1 ? "" : $", z: {Literals.Of(Z)}");
        return Items == 0
            ? $"CudaGrid.Fixed({Literals.Of(PerBlock)}{further})"
            : $"CudaGrid.OverSamples(items: {Literals.Of(Items)}, perBlock: {Literals.Of(PerBlock)}{further})";
    }
}

/// <summary>A pointer that a kernel is given.</summary>
/// <param name="Name">Its name in the kernel.</param>
/// <param name="Type">The type of what it points to.</param>
/// <param name="Source">What the runtime hands over, in C#.</param>
/// <param name="IsWritten">Whether the kernel writes through it.</param>
internal sealed record CudaArgument(string Name, string Type, string Source, bool IsWritten);

/// <summary>Memory between two kernels that one operation became: so many floats for each part of the batch.</summary>
internal sealed record CudaScratch(int SamplesPerPart, int Floats);

/// <summary>A kernel with how it is launched.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Grid">Its blocks.</param>
/// <param name="Threads">The threads of a block.</param>
/// <param name="SharedBytes">The dynamic shared memory of a block.</param>
/// <param name="Arguments">The pointers that it is given, in order.</param>
/// <param name="Text">Its text.</param>
/// <param name="Scratch">The scratch that it needs, or null.</param>
internal sealed record CudaKernel(
    string Name, CudaGrid Grid, int Threads, int SharedBytes, IReadOnlyList<CudaArgument> Arguments, string Text, CudaScratch? Scratch = null);
