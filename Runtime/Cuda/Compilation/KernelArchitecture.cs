using System.Globalization;

namespace Ottt.Cuda;

/// <summary>Chooses what kernels are compiled for.</summary>
internal static class KernelArchitecture
{
    private const int Family = 10;

    /// <summary>Devices with instructions that newer ones do not have: products of warpgroups.</summary>
    private const int WithSpecificInstructions = 90;

    private const string Specific = "a";

    /// <summary>
    /// Machine code of the device itself, with what is specific to it where the compiler knows that; else of an older member of its family, which it
    /// runs as well (CUDA C++ Programming Guide, Binary Compatibility); else PTX, which the driver compiles further.
    /// </summary>
    /// <param name="device">The device.</param>
    /// <param name="compiler">The compiler.</param>
    /// <exception cref="CudaUnavailableException">The device is older than all of them.</exception>
    internal static string Choose(CudaDeviceInfo device, IKernelCompiler compiler)
    {
        int own = device.ComputeCapability.Major * Family + device.ComputeCapability.Minor;
        int best = compiler.Architectures.Where(architecture => architecture <= own).DefaultIfEmpty().Max();
        if (best == 0)
        {
            throw new CudaUnavailableException(
                $"{compiler.Identity} does not compile for {device.Name} ({device.Architecture}).", "Install a CUDA toolkit of the age of the device.");
        }
        bool isSpecific = own == WithSpecificInstructions && best == own && compiler.KnowsSpecificArchitectures;
        return string.Create(CultureInfo.InvariantCulture, $"{(best / Family == own / Family ? "sm" : "compute")}_{best}{(isSpecific ? Specific : "")}");
    }
}
