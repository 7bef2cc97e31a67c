namespace Ottt.Cuda;

/// <summary>No network can run on an NVIDIA GPU here: the driver, a device of it or NVRTC is missing or too old. The message is one line.</summary>
public sealed class CudaUnavailableException : CudaException
{
    /// <summary>Says what is missing and what to do.</summary>
    /// <param name="missing">What is missing, a sentence.</param>
    /// <param name="remedy">What to do, a sentence.</param>
    /// <param name="candidates">The files that were tried, in order.</param>
    /// <param name="innerException">The error that told, if there was one.</param>
    public CudaUnavailableException(string missing, string remedy, IReadOnlyList<string>? candidates = null, Exception? innerException = null)
        : base("", 0, "", "", $"{missing} {remedy}", innerException)
    {
        Missing = missing;
        Remedy = remedy;
        Candidates = candidates ?? [];
    }

    /// <summary>What is missing.</summary>
    public string Missing { get; }

    /// <summary>What to do.</summary>
    public string Remedy { get; }

    /// <summary>The files that were tried, in order; empty where a library was found.</summary>
    public IReadOnlyList<string> Candidates { get; }
}
