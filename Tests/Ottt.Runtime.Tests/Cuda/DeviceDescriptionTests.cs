using Ottt.Cuda;
using Ottt.Runtime.Tests.HostCuda;
using Ottt.Runtime.Tests.Networks;
using Xunit;

namespace Ottt.Runtime.Tests.Cuda;

/// <summary>What a network on a device tells of itself. Others would take memory of the device while it is measured.</summary>
[Collection(nameof(AloneInProcess))]
public sealed class DeviceDescriptionTests : HostCudaTests
{
    [Fact]
    public void Its_program_is_that_of_the_kernels()
    {
        using var network = new SpikingCnn(Device().Device, 1, 1);
        using var processor = new SpikingCnn(Ottt.Device.Cpu, 1, 1);

        Assert.Contains("kernel over ", network.StepProgram, StringComparison.Ordinal);
        Assert.DoesNotContain("kernel over ", processor.StepProgram, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_planned_for_a_sample_is_what_the_device_gives()
    {
        Ottt.Device device = Device().Device;
        MemoryOf(device, 1); // What is there once for all networks, such as loaded kernels, is taken by the first.
        (PlannedMemory few, long takenForFew) = MemoryOf(device, 100);
        (PlannedMemory many, long takenForMany) = MemoryOf(device, 1100);

        // Copies of input and output, which are not planned, are some hundred floats.
        Assert.Equal(1000 * few.BytesPerSample, many.TotalBytes - few.TotalBytes);
        Assert.InRange(takenForMany - takenForFew, many.TotalBytes - few.TotalBytes, many.TotalBytes - few.TotalBytes + (1000 * 2048));
        Assert.Equal(0, few.BytesPerThread);
    }

    private static (PlannedMemory Planned, long Taken) MemoryOf(Ottt.Device device, int batch)
    {
        using var context = CudaDeviceContext.Share(device);
        long before = context.Enter().GetMemory().FreeBytes;
        using var network = new SpikingCnn(device, batch, 1);
        return (network.PlannedMemory, before - context.Enter().GetMemory().FreeBytes);
    }
}
