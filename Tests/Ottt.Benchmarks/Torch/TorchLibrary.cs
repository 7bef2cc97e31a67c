using System.Runtime.InteropServices;
using TorchSharp;

namespace Ottt.Benchmarks.Torch;

/// <summary>The native library of TorchSharp, which a machine may not have or not be able to load.</summary>
internal static class TorchLibrary
{
    // TorchSharp asks for the newer one on behalf of a single name that no relocation uses; Debian 12, for one, does not have it yet.
    private const string UnusedVersion = "GLIBCXX_3.4.32";
    private const string UsedVersion = "GLIBCXX_3.4.30";

    /// <summary>Loads the library.</summary>
    /// <returns>Its version.</returns>
    /// <exception cref="NotSupportedException">It cannot be loaded; the message says why in one line.</exception>
    public static string Load()
    {
        try
        {
            if (OperatingSystem.IsLinux()) LoadOnLinux();
            InitializeSilently();
            return torch.__version__;
        }
        catch (Exception exception) when (exception is NotSupportedException or DllNotFoundException or TypeInitializationException)
        {
            string[] lines = exception.GetBaseException().Message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            throw new NotSupportedException(exception is DllNotFoundException ? lines[^1] : lines[0], exception);
        }
    }

    /// <summary>Loads it before TorchSharp does, which on a failure would copy its packages beside the program and try those.</summary>
    private static void LoadOnLinux()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "runtimes", RuntimeInformation.RuntimeIdentifier, "native", "libLibTorchSharp.so");
        try
        {
            NativeLibrary.Load(path);
        }
        catch (DllNotFoundException exception) when (exception.Message.Contains(UnusedVersion, StringComparison.Ordinal))
        {
            VersionRequirements requirements = VersionRequirements.Read(path);
            if (requirements.Replace(UnusedVersion, UsedVersion)) requirements.Write(path);
            NativeLibrary.Load(path);
        }
    }

    /// <summary>What TorchSharp writes about its attempts is not for the reader of a table.</summary>
    private static void InitializeSilently()
    {
        TextWriter output = Console.Out;
        Console.SetOut(TextWriter.Null);
        try
        {
            torch.InitializeDeviceType(DeviceType.CPU);
        }
        finally
        {
            Console.SetOut(output);
        }
    }
}
