using System.Runtime.InteropServices;
using System.Text;

namespace Ottt.Cuda;

/// <summary>NVIDIA's compiler of CUDA C++ as a library. It needs neither a GPU nor a driver.</summary>
internal sealed unsafe class NvrtcCompiler : IKernelCompiler
{
    private const int FirstWithSpecificArchitectures = 12;

    private readonly NvrtcFunctions _functions;

    /// <summary>Uses a library that is loaded already.</summary>
    /// <param name="library">The handle of the library.</param>
    /// <param name="chosenPath">The file, where the user and not the search chose it.</param>
    internal NvrtcCompiler(nint library, string? chosenPath = null)
    {
        _functions = new NvrtcFunctions(library);
        int major, minor, count;
        Check(_functions.Version(&major, &minor), "nvrtcVersion", "asking NVRTC for its version");
        Version = new Version(major, minor);
        Check(_functions.GetNumSupportedArchs(&count), "nvrtcGetNumSupportedArchs", "counting the architectures");
        int[] architectures = new int[count];
        fixed (int* first = architectures) Check(_functions.GetSupportedArchs(first), "nvrtcGetSupportedArchs", "listing the architectures");
        Array.Sort(architectures);
        Architectures = architectures;
        Identity = chosenPath is null ? $"NVRTC {Version}" : $"NVRTC {Version} of {Path.GetFullPath(chosenPath)}, {File.GetLastWriteTimeUtc(chosenPath):O}";
    }

    /// <summary>The version of CUDA that it belongs to.</summary>
    internal Version Version { get; }

    public string Identity { get; }

    public IReadOnlyList<int> Architectures { get; }

    public bool KnowsSpecificArchitectures => Version.Major >= FirstWithSpecificArchitectures;

    /// <summary>Loads NVRTC of this machine, or the library that OTTT_NVRTC names.</summary>
    /// <param name="driverMajor">The CUDA version of the driver.</param>
    /// <exception cref="CudaUnavailableException">There is none.</exception>
    internal static NvrtcCompiler Load(int driverMajor)
    {
        (nint library, string path) = CudaLibraries.LoadNvrtc(driverMajor);
        return new NvrtcCompiler(library, File.Exists(path) ? path : null);
    }

    /// <summary>Loads NVRTC from a file.</summary>
    /// <param name="path">The library.</param>
    /// <exception cref="CudaUnavailableException">It cannot be loaded.</exception>
    internal static NvrtcCompiler Load(string path) => new(CudaLibraries.LoadNvrtc(path), File.Exists(path) ? path : null);

    public CompiledKernels Compile(KernelProgram program, string architecture)
    {
        using var texts = new NativeTexts(program.Text, program.Name);
        using var headerTexts = new NativeTexts([.. program.Headers.Select(header => header.Text)]);
        using var headerNames = new NativeTexts([.. program.Headers.Select(header => header.Name)]);
        using var options = new NativeTexts([$"--gpu-architecture={architecture}", .. program.Options]);
        nint handle;
        Check(
            _functions.CreateProgram(&handle, texts.Pointers[0], texts.Pointers[1], program.Headers.Count, headerTexts.Pointers, headerNames.Pointers),
            "nvrtcCreateProgram", $"compiling {program.Name}");
        try
        {
            int result = _functions.CompileProgram(handle, program.Options.Count + 1, options.Pointers);
            string log = Encoding.UTF8.GetString(Read(handle, _functions.GetProgramLogSize, _functions.GetProgramLog, "nvrtcGetProgramLog")).TrimEnd('\0', '\n');
            if (result != 0) throw new KernelCompilationException(program, architecture, result, NameOf(result), log);
            bool isMachineCode = architecture.StartsWith("sm_", StringComparison.Ordinal);
            byte[] image = isMachineCode
                ? Read(handle, _functions.GetCubinSize, _functions.GetCubin, "nvrtcGetCUBIN")
                : Read(handle, _functions.GetPtxSize, _functions.GetPtx, "nvrtcGetPTX");
            return new CompiledKernels(image, log);
        }
        finally
        {
            _functions.DestroyProgram(&handle);
        }
    }

    private byte[] Read(nint program, delegate* unmanaged<nint, nuint*, int> size, delegate* unmanaged<nint, byte*, int> read, string call)
    {
        nuint bytes;
        Check(size(program, &bytes), call + "Size", "reading what was compiled");
        byte[] content = new byte[bytes];
        fixed (byte* first = content) Check(read(program, first), call, "reading what was compiled");
        return content;
    }

    private void Check(int code, string call, string doing)
    {
        if (code != 0) throw new CudaException(call, code, NameOf(code), doing);
    }

    private string NameOf(int code) => Marshal.PtrToStringUTF8((nint)_functions.GetErrorString(code)) ?? "an unknown error";
}
