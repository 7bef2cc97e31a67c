using System.Diagnostics.CodeAnalysis;

namespace Ottt;

/// <summary>
/// The arithmetic of matrix products and convolutions on a CUDA device; everything else is in single precision. The sums are in single precision in all of
/// them. The processor knows <see cref="Float32"/> alone.
/// </summary>
[SuppressMessage("Naming", "CA1720", Justification = "The names of the arithmetics.")]
public enum Precision
{
    /// <summary>Single precision on the ordinary units: each result is one chain of fused multiply-adds, rounded as on the processor.</summary>
    Float32,

    /// <summary>Tensor cores; operands are rounded to TF32: 8 bits of exponent, 10 of fraction.</summary>
    Tf32,

    /// <summary>
    /// Tensor cores; operands are rounded to BF16: 8 bits of exponent, 7 of fraction; or to TF32 where that takes no longer. The fastest, and the least exact.
    /// </summary>
    BFloat16,

    /// <summary>
    /// Tensor cores with results about as accurate as single precision: spikes are exact in TF32, everything else is split into two terms.
    /// </summary>
    SpikeExact,
}
