using Ottt.Cuda;
using Ottt.Testing.HostCuda;
using Xunit;

namespace Ottt.Runtime.Tests.HostCuda;

/// <summary>Threads of a process may share a device, and the collector may stop them wherever they are.</summary>
public sealed class ConcurrencyTests : HostCudaTests
{
    [Fact]
    public void Threads_with_streams_of_their_own_get_their_own_results()
    {
        HostCudaDevice device = Device(seed: 3);
        using var run = new KernelRun(device.Platform, "planted_bugs.cu");
        CudaKernel kernel = run.Kernel("correct");
        var wrong = new int[4];
        Thread[] threads = [.. Enumerable.Range(0, 4).Select(number => new Thread(() => wrong[number] = WrongResults(run.Context, kernel, number)))];
        foreach (Thread thread in threads) thread.Start();
        while (threads.Any(thread => thread.IsAlive)) GC.Collect();
        Assert.Equal(new int[4], wrong);
        Assert.Empty(device.Report);
    }

    private static int WrongResults(CudaDeviceContext context, CudaKernel kernel, int number)
    {
        using CudaStream stream = context.CreateStream();
        nint input = stream.Allocate(256, "input"), output = stream.Allocate(256, "output");
        float[] values = [.. Enumerable.Range(0, 64).Select(i => (float)(i + (1000 * number)))];
        var results = new float[64];
        int wrong = 0;
        for (int i = 0; i < 200; i++)
        {
            values[i % 64]++;
            stream.Upload<float>(input, values);
            stream.Launch(kernel, new(1), new(64), 0, new CudaArguments(3).Set(0, output).Set(1, input).Set(2, 64));
            stream.Download<float>(results, output);
            if (!results.Reverse().SequenceEqual(values)) wrong++;
        }
        stream.Free(input);
        stream.Free(output);
        return wrong;
    }
}
