using System.Runtime.CompilerServices;

namespace Ottt.Cpu;

/// <summary>
/// Checks the lengths of spans before a kernel goes on with addresses, so that a wrong caller gets an exception and not a broken heap.
/// </summary>
internal static class SpanLength
{
    /// <summary>Requires room for rows at a stride.</summary>
    /// <param name="length">The length of the span.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="stride">The distance between rows.</param>
    /// <param name="columns">The elements of a row; the last one need not be padded.</param>
    /// <param name="span">The span, for the message.</param>
    /// <exception cref="ArgumentException">The span is too short.</exception>
    public static void Require(int length, int rows, int stride, int columns, [CallerArgumentExpression(nameof(length))] string span = "")
    {
        if (rows > 0 && length < ((rows - 1L) * stride) + columns) Throw(span, length, ((rows - 1L) * stride) + columns);
    }

    /// <summary>Requires room for samples in the layout of activations.</summary>
    /// <param name="length">The length of the span.</param>
    /// <param name="samples">The samples.</param>
    /// <param name="elements">The elements of a sample.</param>
    /// <param name="span">The span, for the message.</param>
    /// <exception cref="ArgumentException">The span is too short.</exception>
    public static void RequireSamples(int length, int samples, int elements, [CallerArgumentExpression(nameof(length))] string span = "") =>
        Require(length, samples, Layout.Stride(elements), elements, span);

    /// <summary>Requires a number of elements.</summary>
    /// <param name="length">The length of the span.</param>
    /// <param name="elements">The elements.</param>
    /// <param name="span">The span, for the message.</param>
    /// <exception cref="ArgumentException">The span is too short.</exception>
    public static void Require(int length, int elements, [CallerArgumentExpression(nameof(length))] string span = "")
    {
        if (length < elements) Throw(span, length, elements);
    }

    private static void Throw(string span, long length, long needed) =>
        throw new ArgumentException($"{span} is {length}; the operation needs {needed}.");
}
