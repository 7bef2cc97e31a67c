using Ottt.Generator.Emit.CSharp;
using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Models;

namespace Ottt.Generator.Emit.Cuda;

/// <summary>Writes the body of a kernel, and notes each pointer that the body names as an argument.</summary>
/// <param name="program">The program.</param>
internal sealed class KernelWriter(StepProgram program)
{
    private const string Float = "float";

    private readonly List<CudaArgument> _arguments = [];
    private readonly List<string> _comments = [];

    /// <summary>The body.</summary>
    public SourceWriter Body { get; private set; } = new();

    public StepProgram Program => program;

    /// <summary>What is written meanwhile, as lines of a text of their own.</summary>
    public string[] Apart(Action write)
    {
        (SourceWriter body, var apart) = (Body, new SourceWriter());
        Body = apart;
        write();
        Body = body;
        return LinesOf(apart);
    }

    /// <summary>A line above the kernel.</summary>
    public void Comment(string line) => _comments.Add(line);

    public string Read(int buffer) => Add(program.Buffers[buffer], isWritten: false);

    public string Write(int buffer) => Add(program.Buffers[buffer], isWritten: true);

    public string Value(int parameter)
    {
        ProgramParameter named = program.Parameters[parameter];
        return Add(CudaNames.Parameter(named), Float, $"Value({CSharpNames.Parameter(named)})", isWritten: false);
    }

    public string Gradient(int parameter)
    {
        ProgramParameter named = program.Parameters[parameter];
        return Add(CudaNames.Parameter(named) + "_gradient", Float, $"Gradient({CSharpNames.Parameter(named)})", isWritten: true);
    }

    /// <summary>The weight of a product, as it is or as it was derived.</summary>
    public string Weight(WeightOperand weight) => weight.IsDerived ? Read(weight.Derived) : Value(weight.Parameter);

    public string WeightGradient(WeightOperand weight) => weight.IsDerived ? Write(weight.DerivedGradient) : Gradient(weight.Parameter);

    /// <summary>What the network saves beside its parameters.</summary>
    public string Saved(int networkBuffer, bool isWritten)
    {
        ProgramNetworkBuffer named = program.NetworkBuffers[networkBuffer];
        return Add(CudaNames.NetworkBuffer(named), named.Counts ? "long long" : Float, $"Saved({CSharpNames.NetworkBuffer(named)})", isWritten);
    }

    /// <summary>The number of the sequence, which a replayed step reads anew.</summary>
    public string Sequence() => Add("sequence", "unsigned long long", "Sequence", isWritten: false);

    /// <summary>A tensor of the caller.</summary>
    public string Staged(string name, bool isWritten) => Add(name, Float, "Staged", isWritten);

    public string Scratch(bool isWritten) => Add("scratch", Float, "Scratch", isWritten);

    /// <summary>The distance of samples in a buffer.</summary>
    public string Stride(int buffer) => Literals.Of(program.Buffers[buffer].Stride);

    /// <summary>The kernel around the body.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="grid">Its blocks.</param>
    /// <param name="sharedBytes">The dynamic shared memory of a block.</param>
    /// <param name="scratch">The scratch that it needs, or null.</param>
    /// <param name="blocks">The blocks that a multiprocessor must have room for, which limits the registers; 0 leaves both to the compiler.</param>
    /// <param name="threads">The threads of a block.</param>
    public CudaKernel Close(string name, CudaGrid grid, int sharedBytes = 0, CudaScratch? scratch = null, int blocks = 0, int threads = CudaGrid.ElementThreads)
    {
        string bounds = Literals.Of(threads) + (blocks == 0 ? "" : ", " + Literals.Of(blocks));
        var text = new SourceWriter();
        foreach (string comment in _comments) text.Line("// " + comment);
        string[] parameters = [.. _arguments.Select(argument => $"{(argument.IsWritten ? "" : "const ")}{argument.Type} *__restrict__ {argument.Name}"), "const step now"];
        text.Call($"extern \"C\" __global__ void __launch_bounds__({bounds}) {name}", "", parameters);
        text.Line("{");
        using (text.Indent("}"))
        {
            foreach (string line in LinesOf(Body)) text.Line(line);
        }

        return new CudaKernel(name, grid, threads, sharedBytes, _arguments, text.ToString(), scratch);
    }

    private static string[] LinesOf(SourceWriter writer) => writer.ToString().TrimEnd('\n').Split('\n');

    private string Add(ProgramBuffer buffer, bool isWritten)
    {
        string memory = buffer.Kind is BufferKind.Fixed ? "Fixed" : "Samples";
        return Add(CudaNames.Pointer(buffer), Float, $"{memory}({CSharpNames.Buffer(buffer)})", isWritten);
    }

    private string Add(string name, string type, string source, bool isWritten)
    {
        int index = _arguments.FindIndex(argument => argument.Name == name);
        if (index < 0) _arguments.Add(new CudaArgument(name, type, source, isWritten));
        else if (isWritten) _arguments[index] = _arguments[index] with { IsWritten = true };
        return name;
    }
}
