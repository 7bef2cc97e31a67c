using Ottt.Benchmarks.Comparison;
using Ottt.Cuda;

namespace Ottt.Benchmarks.Cuda;

/// <summary>The memory of the first device: how much is free, and how fast it is.</summary>
internal static class DeviceMemory
{
    private const long CopiedBytes = 256L << 20;
    private const int Copies = 12;

    /// <summary>What no process uses. Memory that was freed goes back to the driver when somebody waits, so this does first.</summary>
    public static long FreeBytes(CudaPlatform platform)
    {
        using CudaDeviceContext context = CudaDeviceContext.Share(Device.Cuda(0, platform));
        using CudaStream stream = context.CreateStream();
        stream.Synchronize();
        return context.Enter().GetMemory().FreeBytes;
    }

    /// <summary>The bytes per second of a copy on the device, read and written ones counted.</summary>
    public static double CopiedBytesPerSecond(CudaPlatform platform)
    {
        using CudaDeviceContext context = CudaDeviceContext.Share(Device.Cuda(0, platform));
        using CudaStream stream = context.CreateStream();
        ICudaDriver driver = context.Enter();
        nint from = stream.Allocate(CopiedBytes, "a copy"), to = stream.Allocate(CopiedBytes, "a copy");
        stream.Fill(from, 0, CopiedBytes / sizeof(float));
        var marks = new nint[Copies + 1];
        for (int index = 0; index <= Copies; index++)
        {
            marks[index] = driver.CreateEvent(timed: true);
            driver.RecordEvent(marks[index], stream.Handle);
            if (index < Copies) stream.Copy(to, from, CopiedBytes, CudaCopyKind.DeviceToDevice);
        }

        stream.Synchronize();
        double milliseconds = Median.Of(marks.Zip(marks[1..], (before, after) => (double)driver.GetElapsedMilliseconds(before, after)));
        foreach (nint mark in marks) driver.DestroyEvent(mark);
        stream.Free(from);
        stream.Free(to);
        return 2 * CopiedBytes / (milliseconds / 1e3);
    }
}
