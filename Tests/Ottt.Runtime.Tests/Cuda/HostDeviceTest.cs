using Ottt.Cuda;
using Ottt.Runtime.Tests.Networks;
using Xunit;

namespace Ottt.Runtime.Tests.Cuda;

/// <summary>
/// A test of the native binding on HostCuda, which takes the same calls as NVIDIA's driver. HostCuda has one device per process, and a test that
/// measures its memory is alone with it.
/// </summary>
[Collection(nameof(AloneInProcess))]
public abstract class HostDeviceTest : IDisposable
{
    private protected const string Text = """
        extern "C" __global__ void __launch_bounds__(64) scale(float* __restrict__ y, const float* __restrict__ x, int count, float factor)
        {
            int i = blockIdx.x * blockDim.x + threadIdx.x;
            if (i < count) y[i] = factor * x[i];
        }
        extern "C" __global__ void where(int* y)
        {
            int block = (blockIdx.z * gridDim.y + blockIdx.y) * gridDim.x + blockIdx.x;
            int thread = (threadIdx.z * blockDim.y + threadIdx.y) * blockDim.x + threadIdx.x;
            y[block * 24 + thread] = blockIdx.x + 10 * blockIdx.y + 100 * blockIdx.z + 1000 * threadIdx.x + 10000 * threadIdx.y + 100000 * threadIdx.z;
        }
        extern "C" __global__ void abi(int* y) { *y = OTTT_ABI; }
        """;

    private protected const int Count = 1000;

    private readonly CudaArguments _scaled = new(4);

    private protected HostDeviceTest()
    {
        Context = CudaDeviceContext.Share(Device.Cuda(0, HostDevice.Platform));
        Stream = Context.CreateStream();
        Module = Context.Load(KernelOptions.Program("native.cu", Text));
    }

    private protected CudaDeviceContext Context { get; }

    private protected CudaStream Stream { get; }

    private protected CudaModule Module { get; }

    public void Dispose()
    {
        Stream.Dispose();
        Context.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected void Scale(CudaKernel kernel, nint output, nint input, float factor)
    {
        _scaled.Set(0, output).Set(1, input).Set(2, Count).Set(3, factor);
        Stream.Launch(kernel, new((Count + 63) / 64), new(64), 0, _scaled);
    }
}
