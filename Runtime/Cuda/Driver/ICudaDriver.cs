namespace Ottt.Cuda;

/// <summary>
/// The calls of the CUDA driver that networks make. The binding that comes with the package implements them; another binding may take its place
/// through <see cref="CudaPlatform(ICudaDriver, IKernelCompiler, string?)"/>. Handles and addresses are those of the driver. Every call throws <see cref="CudaException"/> when the
/// driver refuses it. Calls that take a stream are queued in it and return at once; a stream of 0 is the default stream.
/// </summary>
public interface ICudaDriver
{
    /// <summary>The CUDA version of the driver, such as 12.8.</summary>
    Version Version { get; }

    /// <summary>The number of devices, which may be 0.</summary>
    int DeviceCount { get; }

    /// <summary>What a device is and has.</summary>
    /// <param name="index">From 0 to <see cref="DeviceCount"/> less 1.</param>
    CudaDeviceInfo Describe(int index);

    /// <summary>Takes a share of the primary context of a device, which all libraries of the process use together.</summary>
    /// <param name="index">The device.</param>
    /// <returns>The context.</returns>
    nint RetainPrimaryContext(int index);

    /// <summary>Gives the share back.</summary>
    /// <param name="index">The device.</param>
    void ReleasePrimaryContext(int index);

    /// <summary>Makes a context that of the calling thread.</summary>
    /// <param name="context">The context.</param>
    void SetCurrentContext(nint context);

    /// <summary>The memory of the device of the current context.</summary>
    CudaMemory GetMemory();

    /// <summary>Loads compiled kernels.</summary>
    /// <param name="image">A cubin, or PTX that ends with a zero byte.</param>
    /// <returns>The module.</returns>
    nint LoadModule(ReadOnlySpan<byte> image);

    /// <summary>Unloads compiled kernels.</summary>
    /// <param name="moduleHandle">The module.</param>
    void UnloadModule(nint moduleHandle);

    /// <summary>Finds a kernel.</summary>
    /// <param name="moduleHandle">The module.</param>
    /// <param name="name">Its name in the module.</param>
    /// <returns>The kernel.</returns>
    nint GetKernel(nint moduleHandle, string name);

    /// <summary>What is known of a kernel.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="what">What is asked.</param>
    int GetKernelProperty(nint kernel, CudaKernelProperty what);

    /// <summary>Allows a kernel more dynamic shared memory than the 48 KiB that every kernel may have.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="bytes">The most that it is launched with, in bytes.</param>
    void SetDynamicSharedBytes(nint kernel, int bytes);

    /// <summary>Queues a kernel. Allocates nothing.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="blocks">The blocks of the grid.</param>
    /// <param name="threads">The threads of a block.</param>
    /// <param name="dynamicSharedBytes">The dynamic shared memory of a block, in bytes.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="arguments">The address of each argument; what lies there is copied before the call returns.</param>
    void Launch(nint kernel, CudaExtent blocks, CudaExtent threads, int dynamicSharedBytes, nint stream, ReadOnlySpan<nint> arguments);

    /// <summary>Takes memory of the device, which work queued later in the stream may use.</summary>
    /// <param name="bytes">At least 1.</param>
    /// <param name="stream">The stream.</param>
    /// <returns>The address on the device, a multiple of 256.</returns>
    /// <exception cref="CudaOutOfMemoryException">There is not enough.</exception>
    nint Allocate(long bytes, nint stream);

    /// <summary>Gives memory of the device back, after the work that the stream holds.</summary>
    /// <param name="memory">The address.</param>
    /// <param name="stream">The stream.</param>
    void Free(nint memory, nint stream);

    /// <summary>Takes memory of the host that the device reads and writes by itself.</summary>
    /// <param name="bytes">At least 1.</param>
    /// <returns>The address on the host.</returns>
    /// <exception cref="CudaOutOfMemoryException">There is not enough.</exception>
    nint AllocatePinned(long bytes);

    /// <summary>Gives pinned memory back.</summary>
    /// <param name="memory">The address.</param>
    void FreePinned(nint memory);

    /// <summary>
    /// Queues a copy. Memory of the host that is not pinned is copied before the call returns, and may not be used in a capture; pinned memory must
    /// be left alone until the stream got there.
    /// </summary>
    /// <param name="destination">Where to.</param>
    /// <param name="source">Where from.</param>
    /// <param name="bytes">How much.</param>
    /// <param name="kind">Which of the two addresses are on the device.</param>
    /// <param name="stream">The stream.</param>
    void Copy(nint destination, nint source, long bytes, CudaCopyKind kind, nint stream);

    /// <summary>Queues the filling of memory of the device.</summary>
    /// <param name="destination">Where to, a multiple of 4.</param>
    /// <param name="value">The bits of each element.</param>
    /// <param name="count">The number of elements of 4 bytes.</param>
    /// <param name="stream">The stream.</param>
    void Fill(nint destination, uint value, long count, nint stream);

    /// <summary>Makes a stream that does not wait for the default stream.</summary>
    nint CreateStream();

    /// <summary>Lets go of a stream; what it holds is still done.</summary>
    /// <param name="stream">The stream.</param>
    void DestroyStream(nint stream);

    /// <summary>Waits until everything queued in a stream is done. Errors of that work are thrown here.</summary>
    /// <param name="stream">The stream.</param>
    void Synchronize(nint stream);

    /// <summary>Makes an event.</summary>
    /// <param name="timed">Whether it notes the time; one that does not costs less.</param>
    nint CreateEvent(bool timed);

    /// <summary>Lets go of an event.</summary>
    /// <param name="eventHandle">The event.</param>
    void DestroyEvent(nint eventHandle);

    /// <summary>Queues the event in a stream.</summary>
    /// <param name="eventHandle">The event.</param>
    /// <param name="stream">The stream.</param>
    void RecordEvent(nint eventHandle, nint stream);

    /// <summary>Lets work queued later in a stream wait for an event of another stream.</summary>
    /// <param name="eventHandle">The event.</param>
    /// <param name="stream">The stream that waits.</param>
    void WaitForEvent(nint eventHandle, nint stream);

    /// <summary>Waits until an event has happened.</summary>
    /// <param name="eventHandle">The event.</param>
    void SynchronizeEvent(nint eventHandle);

    /// <summary>The time between two timed events that have happened, in milliseconds.</summary>
    /// <param name="earlier">The earlier event.</param>
    /// <param name="later">The later event.</param>
    float GetElapsedMilliseconds(nint earlier, nint later);

    /// <summary>Writes down what the calling thread queues in a stream from now on, instead of doing it.</summary>
    /// <param name="stream">The stream, not the default one.</param>
    void BeginCapture(nint stream);

    /// <summary>Ends what <see cref="BeginCapture"/> began; also after an error, which is thrown again.</summary>
    /// <param name="stream">The stream.</param>
    /// <returns>What was written down, ready to be launched.</returns>
    nint EndCapture(nint stream);

    /// <summary>Queues what was written down.</summary>
    /// <param name="graph">What <see cref="EndCapture"/> returned.</param>
    /// <param name="stream">The stream.</param>
    void LaunchGraph(nint graph, nint stream);

    /// <summary>Lets go of what was written down.</summary>
    /// <param name="graph">What <see cref="EndCapture"/> returned.</param>
    void DestroyGraph(nint graph);
}
