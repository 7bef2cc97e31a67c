namespace Ottt.Cuda;

/// <summary>
/// Compiled kernels, kept between runs of a program. Whatever goes wrong with the folder costs a compilation and nothing else.
/// </summary>
/// <param name="folder">Where they are kept; null keeps none.</param>
/// <param name="warn">Is told of files that are damaged, and once of a folder that cannot be written.</param>
internal sealed class KernelCache(string? folder, Action<string> warn)
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private int _warnings;

    /// <summary>The image of a program, compiled unless it was before.</summary>
    /// <param name="compiler">Compiles it.</param>
    /// <param name="program">The text and what it depends on.</param>
    /// <param name="architecture">What for.</param>
    /// <exception cref="KernelCompilationException">The text has an error.</exception>
    internal CompiledKernels GetOrCompile(IKernelCompiler compiler, KernelProgram program, string architecture)
    {
        string? path = folder is null ? null : Path.Combine(folder, KernelKey.Of(program, architecture, compiler.Identity) + ".kernels");
        if (path is not null && Read(path) is { } image) return new CompiledKernels(image, "");
        CompiledKernels compiled = compiler.Compile(program, architecture);
        if (path is not null) Write(path, compiled.Image);
        return compiled;
    }

    private byte[]? Read(string path)
    {
        try
        {
            if (!File.Exists(path)) return null;
            byte[]? image = KernelFile.Decode(File.ReadAllBytes(path));
            if (image is null) warn($"The compiled kernels in {path} are damaged; they are compiled again.");
            return image;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The file appears whole or not at all: it is written under a name of its own and renamed. The last of several writers wins.</summary>
    private void Write(string path, byte[] image)
    {
        string unfinished = $"{path}.{Guid.NewGuid():N}";
        try
        {
            // What is kept here runs on the device: no other user may write it.
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder!);
            else Directory.CreateDirectory(folder!, Private);
            File.WriteAllBytes(unfinished, KernelFile.Encode(image));
            File.Move(unfinished, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            TryDelete(unfinished);
            if (Interlocked.Exchange(ref _warnings, 1) == 0) warn($"Compiled kernels cannot be kept in {folder}; they are compiled in every run. {error.Message}");
        }
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A folder that cannot be written holds no leftovers either.
        }
    }
}
