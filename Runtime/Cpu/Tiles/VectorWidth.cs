namespace Ottt.Cpu.Tiles;

/// <summary>The register width that products are computed with. The choice changes the time, never a bit.</summary>
internal enum VectorWidth
{
    /// <summary>One float at a time.</summary>
    Scalar,

    /// <summary>128 bits: SSE, NEON.</summary>
    Bits128,

    /// <summary>256 bits: AVX2.</summary>
    Bits256,

    /// <summary>512 bits: AVX-512.</summary>
    Bits512,
}
