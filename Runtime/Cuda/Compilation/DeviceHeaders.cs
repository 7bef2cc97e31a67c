using System.Reflection;

namespace Ottt.Cuda;

/// <summary>The headers of device code that travel in this assembly; they are the files of <c>CudaKernels/Device</c>.</summary>
internal static class DeviceHeaders
{
    private const string Extension = ".cuh";

    /// <summary>All of them, in the order of their names.</summary>
    internal static IReadOnlyList<KernelHeader> All { get; } = Read(typeof(DeviceHeaders).Assembly);

    private static KernelHeader[] Read(Assembly assembly) =>
        [.. assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(Extension, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => new KernelHeader(name, Text(assembly, name)))];

    private static string Text(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
