using System.Runtime.InteropServices;

namespace Ottt.Cuda;

/// <summary>The functions of one loaded NVRTC, by the names that it exports in every version from 11.4 to 13.</summary>
internal sealed unsafe class NvrtcFunctions(nint library)
{
    internal readonly delegate* unmanaged<int*, int*, int> Version = (delegate* unmanaged<int*, int*, int>)Export(library, "nvrtcVersion");
    internal readonly delegate* unmanaged<int, byte*> GetErrorString = (delegate* unmanaged<int, byte*>)Export(library, "nvrtcGetErrorString");
    internal readonly delegate* unmanaged<int*, int> GetNumSupportedArchs = (delegate* unmanaged<int*, int>)Export(library, "nvrtcGetNumSupportedArchs");
    internal readonly delegate* unmanaged<int*, int> GetSupportedArchs = (delegate* unmanaged<int*, int>)Export(library, "nvrtcGetSupportedArchs");
    internal readonly delegate* unmanaged<nint*, byte*, byte*, int, byte**, byte**, int> CreateProgram =
        (delegate* unmanaged<nint*, byte*, byte*, int, byte**, byte**, int>)Export(library, "nvrtcCreateProgram");
    internal readonly delegate* unmanaged<nint*, int> DestroyProgram = (delegate* unmanaged<nint*, int>)Export(library, "nvrtcDestroyProgram");
    internal readonly delegate* unmanaged<nint, int, byte**, int> CompileProgram = (delegate* unmanaged<nint, int, byte**, int>)Export(library, "nvrtcCompileProgram");
    internal readonly delegate* unmanaged<nint, nuint*, int> GetProgramLogSize = (delegate* unmanaged<nint, nuint*, int>)Export(library, "nvrtcGetProgramLogSize");
    internal readonly delegate* unmanaged<nint, byte*, int> GetProgramLog = (delegate* unmanaged<nint, byte*, int>)Export(library, "nvrtcGetProgramLog");
    internal readonly delegate* unmanaged<nint, nuint*, int> GetCubinSize = (delegate* unmanaged<nint, nuint*, int>)Export(library, "nvrtcGetCUBINSize");
    internal readonly delegate* unmanaged<nint, byte*, int> GetCubin = (delegate* unmanaged<nint, byte*, int>)Export(library, "nvrtcGetCUBIN");
    internal readonly delegate* unmanaged<nint, nuint*, int> GetPtxSize = (delegate* unmanaged<nint, nuint*, int>)Export(library, "nvrtcGetPTXSize");
    internal readonly delegate* unmanaged<nint, byte*, int> GetPtx = (delegate* unmanaged<nint, byte*, int>)Export(library, "nvrtcGetPTX");

    private static nint Export(nint library, string name) =>
        NativeLibrary.TryGetExport(library, name, out nint address)
            ? address
            : throw new CudaUnavailableException($"The library is no NVRTC, or one that is too old: it has no {name}.", "Install the NVRTC of CUDA 11.4 or newer.");
}
