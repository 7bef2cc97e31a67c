namespace Ottt.Cuda;

/// <summary>A call of the CUDA driver or of NVRTC failed.</summary>
public class CudaException : Exception
{
    /// <summary>Describes a call that failed.</summary>
    /// <param name="call">The function of the library, such as <c>cuLaunchKernel</c>.</param>
    /// <param name="code">The number that it returned.</param>
    /// <param name="name">The library's name of that number, such as <c>CUDA_ERROR_INVALID_VALUE</c>.</param>
    /// <param name="doing">What was being done, to follow the word "while".</param>
    /// <param name="innerException">The error before this one, if there was one.</param>
    public CudaException(string call, int code, string name, string doing, Exception? innerException = null)
        : this(call, code, name, doing, $"{call} returned {name} ({code}) while {doing}.", innerException)
    {
    }

    private protected CudaException(string call, int code, string name, string doing, string message, Exception? innerException)
        : base(message, innerException)
    {
        Call = call;
        Code = code;
        Name = name;
        Doing = doing;
    }

    /// <summary>The function that failed.</summary>
    public string Call { get; }

    /// <summary>The number that it returned.</summary>
    public int Code { get; }

    /// <summary>The library's name of <see cref="Code"/>.</summary>
    public string Name { get; }

    /// <summary>What was being done.</summary>
    public string Doing { get; }

    /// <summary>
    /// Whether the context of the device is lost with this error: every later call fails, until all networks on the device are disposed.
    /// </summary>
    public bool IsSticky => StickyErrors.Contains(Code);

    /// <summary>The same error, told by a caller who knows more of what was being done.</summary>
    internal virtual CudaException While(string doing) => new(Call, Code, Name, doing, this);
}
