using System.Globalization;

namespace Ottt.Checkpoints;

/// <summary>A tensor that was to be saved has a NaN or an infinity. Nothing was written: what was saved before is better.</summary>
public sealed class NonFiniteTensorException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="network">The name of the network.</param>
    /// <param name="tensor">The tensor, such as <c>0.weight [32, 1, 3, 3]</c>.</param>
    /// <param name="element">The first element that is not finite, row-major from 0.</param>
    /// <param name="value">Its value.</param>
    public NonFiniteTensorException(string network, string tensor, int element, float value)
        : base(string.Create(CultureInfo.InvariantCulture, $"{network} is not saved: element {element} of {tensor} is {value}.")) => Tensor = tensor;

    /// <summary>The tensor.</summary>
    public string Tensor { get; }
}
