namespace Ottt.Benchmarks;

/// <summary>The sizes of a padded convolution of 3x3 kernels.</summary>
/// <param name="Samples">The samples.</param>
/// <param name="InChannels">The input channels.</param>
/// <param name="OutChannels">The output channels.</param>
/// <param name="Size">The height and width of the output.</param>
public sealed record ConvolutionShape(int Samples, int InChannels, int OutChannels, int Size)
{
    /// <summary>How tables call it.</summary>
    public override string ToString() => $"{InChannels}->{OutChannels} {Size}x{Size}, {Samples}";
}
