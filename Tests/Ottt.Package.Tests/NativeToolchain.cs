using Ottt.Package.Tests.Processes;

namespace Ottt.Package.Tests;

/// <summary>What the machine must have before a program can be compiled ahead of time.</summary>
internal static class NativeToolchain
{
    public const string Needed = "compiling ahead of time is tested on Linux and macOS, and needs clang or gcc to link";

    public static bool Exists { get; } = !OperatingSystem.IsWindows() && (IsOnPath("clang") || IsOnPath("gcc"));

    /// <summary>Whether a restore failed because no package source has the native compiler.</summary>
    public static bool CompilerIsMissing(FinishedProcess restore) => restore.ExitCode != 0
        && restore.Output.Any(line => line.Contains("error NU", StringComparison.Ordinal) && line.Contains("ILCompiler", StringComparison.Ordinal));

    private static bool IsOnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, program)));
}
