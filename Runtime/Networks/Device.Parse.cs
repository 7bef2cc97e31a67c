using System.Globalization;
using Ottt.Cuda;

namespace Ottt;

public sealed partial record Device
{
    private const string CudaName = "cuda";

    /// <summary>Reads a device as a user writes it on a command line.</summary>
    /// <param name="text"><c>cpu</c>, <c>cuda</c>, <c>cuda:1</c> or <c>auto</c>, in any case of letters.</param>
    /// <param name="platform">The driver and compiler of CUDA devices; null for those of this machine.</param>
    /// <exception cref="FormatException">The text is none of these.</exception>
    /// <exception cref="CudaUnavailableException">No network can run on the CUDA device that it names.</exception>
    public static Device Parse(string text, CudaPlatform? platform = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = text.Trim().ToLowerInvariant().Split(':');
        return parts switch
        {
            ["cpu"] => Cpu,
            ["auto"] => AutoOf(platform),
            [CudaName] => Cuda(0, platform),
            [CudaName, var number] when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int index) => Cuda(index, platform),
            _ => throw new FormatException($"'{text}' is not a device; write cpu, cuda, cuda:1 (for the second GPU) or auto."),
        };
    }

    private static Device AutoOf(CudaPlatform? platform)
    {
        try
        {
            return Cuda(0, platform);
        }
        catch (CudaUnavailableException)
        {
            return Cpu;
        }
    }
}
