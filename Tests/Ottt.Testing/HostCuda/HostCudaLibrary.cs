using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Ottt.Testing.HostCuda;

/// <summary>
/// The library of Tests/HostCuda, which is libcuda and libnvrtc made of the CPU. g++ builds it at its first use, into the folder of the tests, under
/// a hash of its text: later runs and other processes find it there.
/// </summary>
internal static class HostCudaLibrary
{
    private const string CompilerVariable = "OTTT_HOSTCUDA_CXX";

    // -fno-gnu-unique keeps two copies, loaded side by side, two devices.
    private static readonly string[] Options = ["-std=c++17", "-O2", "-shared", "-fPIC", "-fvisibility=hidden", "-fno-gnu-unique"];

    private static readonly Lazy<(string? Path, string? Absent)> Built = new(Build);

    /// <summary>The library; null where it cannot be built.</summary>
    internal static string? Path => Built.Value.Path;

    /// <summary>Why it cannot be built; null where it is there.</summary>
    internal static string? Absent => Built.Value.Absent;

    private static (string?, string?) Build()
    {
        if (!OperatingSystem.IsLinux()) return (null, "The host emulation of CUDA is for Linux.");
        if (RuntimeInformation.ProcessArchitecture is not (Architecture.X64 or Architecture.Arm64))
            return (null, $"The host emulation of CUDA switches between threads on x86-64 and aarch64, not on {RuntimeInformation.ProcessArchitecture}.");
        string compiler = Environment.GetEnvironmentVariable(CompilerVariable) is { Length: > 0 } chosen ? chosen : "g++";
        string sources = System.IO.Path.Combine(AppContext.BaseDirectory, "HostCuda");
        string path = System.IO.Path.Combine(sources, $"libottt_hostcuda-{Hash(sources, compiler)}.so");
        if (File.Exists(path)) return (path, null);

        // Written beside and renamed, so that no process loads half of it.
        string beside = $"{path}.{Environment.ProcessId}";
        var start = new ProcessStartInfo(compiler, [.. Options, "-o", beside, "hostcuda.cpp", "-ldl"])
        {
            WorkingDirectory = sources,
            RedirectStandardError = true,
        };
        try
        {
            using Process process = Process.Start(start)!;
            string messages = process.StandardError.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode != 0) throw new InvalidOperationException($"{compiler} cannot build the host emulation of CUDA:\n{messages}");
        }
        catch (Win32Exception)
        {
            return (null, $"The host emulation of CUDA needs {compiler}, which is not here.");
        }
        File.Move(beside, path, overwrite: true);
        return (path, null);
    }

    private static string Hash(string folder, string compiler)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(compiler + string.Concat(Options)));
        IEnumerable<string> files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".cpp", StringComparison.Ordinal) || file.EndsWith(".h", StringComparison.Ordinal));
        foreach (string file in files.Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(System.IO.Path.GetRelativePath(folder, file)));
            hash.AppendData(File.ReadAllBytes(file));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
    }
}
