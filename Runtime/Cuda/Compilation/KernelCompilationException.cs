namespace Ottt.Cuda;

/// <summary>
/// The text of kernels does not compile. As the generator writes that text, this is an error of the package, or of a toolkit that does not fit it.
/// </summary>
public sealed class KernelCompilationException : CudaException
{
    /// <summary>Says where the text has its first error.</summary>
    /// <param name="program">What was compiled.</param>
    /// <param name="architecture">What for.</param>
    /// <param name="code">The number that the compiler returned.</param>
    /// <param name="name">The compiler's name of that number.</param>
    /// <param name="log">The compiler's log.</param>
    public KernelCompilationException(KernelProgram program, string architecture, int code, string name, string log)
        : this(program, architecture, code, name, log, KernelLog.FirstError(log))
    {
    }

    private KernelCompilationException(
        KernelProgram program, string architecture, int code, string name, string log, (string File, int Line, string Message)? error)
        : base("nvrtcCompileProgram", code, name, $"compiling {program.Name} for {architecture}", Describe(program, architecture, name, log, error), null)
    {
        Log = log;
        File = error?.File;
        Line = error?.Line;
    }

    /// <summary>Everything that the compiler said.</summary>
    public string Log { get; }

    /// <summary>The name of the text or header with the first error; null where the log names none.</summary>
    public string? File { get; }

    /// <summary>The line of the first error, from 1; null where the log names none.</summary>
    public int? Line { get; }

    private static string Describe(
        KernelProgram program, string architecture, string name, string log, (string File, int Line, string Message)? error)
    {
        string what = $"The kernels of {program.Name} do not compile for {architecture} ({name})";
        if (error is not { } first) return $"{what}:\n{log}";
        string line = LineOf(program, first.File, first.Line) is { } text ? $"\n    {first.Line} | {text}" : "";
        return $"{what}: {first.File}({first.Line}): {first.Message}{line}\nThe whole log:\n{log}";
    }

    private static string? LineOf(KernelProgram program, string file, int line)
    {
        string? text = file == program.Name
            ? program.Text
            : program.Headers.Where(header => header.Name == Path.GetFileName(file)).Select(header => header.Text).FirstOrDefault();
        string[] lines = text?.Split('\n') ?? [];
        return line >= 1 && line <= lines.Length ? lines[line - 1].TrimEnd('\r') : null;
    }
}
