namespace Ottt.Cuda;

/// <summary>
/// The errors after which CUDA answers every call of the context with the same error. NVIDIA's description of CUresult says of each of them
/// "This leaves the process in an inconsistent state and any further CUDA work will return the same error".
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
