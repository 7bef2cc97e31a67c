namespace Ottt.Benchmarks.Cuda;

/// <summary>What was measured of a compiled network on a GPU.</summary>
/// <param name="Milliseconds">The median time of a batch.</param>
/// <param name="Bytes">The memory of the device that network, kernels and graph take.</param>
/// <param name="FirstSeconds">The time until the first batch is trained, where no kernel was compiled before.</param>
/// <param name="CachedSeconds">The same where the cache has the kernels.</param>
internal sealed record DeviceMeasurement(double Milliseconds, long Bytes, double FirstSeconds, double CachedSeconds);
