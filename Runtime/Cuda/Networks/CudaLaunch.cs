using System.Runtime.InteropServices;

namespace Ottt.Cuda;

/// <summary>A kernel of a network with its blocks and its arguments: pointers that never change, and behind them the present time step.</summary>
public sealed unsafe class CudaLaunch
{
    private readonly CudaKernel _kernel;
    private readonly CudaGrid _grid;
    private readonly int _threads;
    private readonly int _sharedBytes;
    private readonly nint[] _pointers;
    private readonly nint[] _arguments;

    internal CudaLaunch(CudaKernel kernel, CudaGrid grid, int threads, int sharedBytes, ReadOnlySpan<nint> pointers)
    {
        _kernel = kernel;
        _grid = grid;
        _threads = threads;
        _sharedBytes = sharedBytes;

        // The driver wants the address of each argument, so the pointers must not move.
        _pointers = GC.AllocateArray<nint>(pointers.Length, pinned: true);
        pointers.CopyTo(_pointers);
        _arguments = new nint[pointers.Length + 1];
        for (int index = 0; index < pointers.Length; index++) _arguments[index] = Marshal.UnsafeAddrOfPinnedArrayElement(_pointers, index);
    }

    /// <summary>Queues the kernel.</summary>
    internal void Run(CudaStream stream, CudaStep now)
    {
        _arguments[^1] = (nint)(&now);
        LaunchClock? clock = LaunchClock.Current;
        clock?.Begin(stream, _kernel.Name);
        stream.Launch(_kernel, _grid.For(now.Batch), new CudaExtent(_threads), _sharedBytes, _arguments);
        clock?.End(stream);
    }
}
