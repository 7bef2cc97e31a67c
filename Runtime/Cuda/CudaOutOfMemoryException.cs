namespace Ottt.Cuda;

/// <summary>The device, or the host's pinned memory, has not enough memory left.</summary>
public sealed class CudaOutOfMemoryException : CudaException
{
    internal const int ErrorCode = 2;
    internal const string ErrorName = "CUDA_ERROR_OUT_OF_MEMORY";

    /// <summary>Says what was asked for and what was free.</summary>
    /// <param name="call">The function that failed.</param>
    /// <param name="requestedBytes">What was asked for, in bytes.</param>
    /// <param name="memory">What the device had at that moment.</param>
    /// <param name="purpose">What the memory was for.</param>
    /// <param name="innerException">The error before this one, if there was one.</param>
    public CudaOutOfMemoryException(string call, long requestedBytes, CudaMemory memory, string purpose, Exception? innerException = null)
        : base(call, ErrorCode, ErrorName, $"allocating {ByteCount.Format(requestedBytes)} for {purpose}", Describe(requestedBytes, memory, purpose), innerException)
    {
        RequestedBytes = requestedBytes;
        Memory = memory;
        Purpose = purpose;
    }

    /// <summary>What was asked for, in bytes.</summary>
    public long RequestedBytes { get; }

    /// <summary>What the device had at that moment.</summary>
    public CudaMemory Memory { get; }

    /// <summary>What the memory was for.</summary>
    public string Purpose { get; }

    internal CudaOutOfMemoryException For(string purpose) => new(Call, RequestedBytes, Memory, purpose, this);

    private static string Describe(long requestedBytes, CudaMemory memory, string purpose) =>
        $"The device has no room for {purpose}: {ByteCount.Format(requestedBytes)} were asked for, "
        + $"{ByteCount.Format(memory.FreeBytes)} of {ByteCount.Format(memory.TotalBytes)} are free. A smaller batch needs less.";
}
