namespace Ottt.Cuda;

/// <summary>The kernels of one text, loaded into the context of a device.</summary>
internal sealed class CudaModule(CudaDeviceContext device, nint handle, string name)
{
    /// <summary>Finds a kernel.</summary>
    /// <param name="kernel">Its name in the text.</param>
    /// <param name="dynamicSharedBytes">The most dynamic shared memory that it is launched with, in bytes.</param>
    /// <exception cref="CudaException">There is none of that name, or the device has not so much shared memory.</exception>
    internal CudaKernel GetKernel(string kernel, int dynamicSharedBytes = 0)
    {
        ICudaDriver driver = device.Enter();
        try
        {
            nint function = driver.GetKernel(handle, kernel);
            // Every kernel may have 48 KiB; more must be asked for.
            if (dynamicSharedBytes > CudaKernel.FreeSharedBytes) driver.SetDynamicSharedBytes(function, dynamicSharedBytes);
            return new CudaKernel(kernel, function, driver);
        }
        catch (CudaException error)
        {
            device.Note(error);
            throw error.While($"preparing the kernel {kernel} of {name} with {dynamicSharedBytes} bytes of dynamic shared memory");
        }
    }
}
