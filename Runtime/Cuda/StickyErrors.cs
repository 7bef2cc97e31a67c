namespace Ottt.Cuda;

/// <summary>
/// The errors after which a context is useless and CUDA answers every call with the same error: the faults of a kernel, by NVIDIA's description of
/// CUresult, and an uncorrectable error of the device's memory.
/// </summary>
internal static class StickyErrors
{
    private const int EccUncorrectable = 214;
    private const int IllegalAddress = 700;
    private const int LaunchTimeout = 702;
    private const int Assert = 710;
    private const int HardwareStackError = 714;
    private const int LaunchFailed = 719;

    internal static bool Contains(int code) =>
        code is EccUncorrectable or IllegalAddress or LaunchTimeout or Assert or (>= HardwareStackError and <= LaunchFailed);
}
