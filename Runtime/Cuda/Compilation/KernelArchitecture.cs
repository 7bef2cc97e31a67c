using System.Globalization;

namespace Ottt.Cuda;

/// <summary>Chooses what kernels are compiled for.</summary>
internal static class KernelArchitecture
{
    private const int Family = 10;

    /// <summary>
    /// Machine code of the device itself; else of an older member of its family, which it runs as well (CUDA C++ Programming Guide, Binary
    /// Compatibility); else PTX, which the driver compiles further.
    /// </summary>
    /// <param name="device">The device.</param>
    /// <param name="known">The architectures that the compiler knows.</param>
    /// <param name="compiler">The compiler, for the message.</param>
    /// <exception cref="CudaUnavailableException">The device is older than all of them.</exception>
    internal static string Choose(CudaDeviceInfo device, IReadOnlyList<int> known, string compiler)
    {
        int own = device.ComputeCapability.Major * Family + device.ComputeCapability.Minor;
        int best = known.Where(architecture => architecture <= own).DefaultIfEmpty().Max();
        if (best == 0)
        {
            throw new CudaUnavailableException(
                $"{compiler} does not compile for {device.Name} ({device.Architecture}).", "Install a CUDA toolkit of the age of the device.");
        }
        return string.Create(CultureInfo.InvariantCulture, $"{(best / Family == own / Family ? "sm" : "compute")}_{best}");
    }
}
