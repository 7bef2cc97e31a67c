namespace Ottt;

/// <summary>
/// The memory that a network takes when it is made, all of it planned at compile time but for the batch. What is not counted is small: copies of input and
/// output, and what the runtime itself needs.
/// </summary>
/// <param name="BytesPerSample">State and activations of a sample; independent of the number of time steps.</param>
/// <param name="FixedBytes">What is there once: packed weights, and sums over the time steps.</param>
/// <param name="BytesPerThread">What a thread needs for the piece of work that it is at; 0 on a device where threads have none of their own.</param>
/// <param name="ParameterBytes">The values of the parameters.</param>
/// <param name="Samples">The most samples of a step.</param>
/// <param name="Threads">The threads with memory of their own.</param>
public sealed record PlannedMemory(long BytesPerSample, long FixedBytes, long BytesPerThread, long ParameterBytes, int Samples, int Threads)
{
    /// <summary>The gradients of the parameters, which take as much as their values.</summary>
    public long GradientBytes => ParameterBytes;

    /// <summary>All of it, for the batch size and the device that the network was made for.</summary>
    public long TotalBytes => (BytesPerSample * Samples) + FixedBytes + (BytesPerThread * Threads) + ParameterBytes + GradientBytes;

    /// <summary>From the numbers of a generated network, which counts in floats.</summary>
    internal static PlannedMemory OfFloats(NetworkDescription network, long perSample, long once, long perThread, int samples, int threads) => new(
        perSample * sizeof(float),
        once * sizeof(float),
        perThread * sizeof(float),
        network.Parameters.Sum(parameter => (long)Cpu.Layout.Stride(parameter.Count)) * sizeof(float),
        samples,
        threads);
}
