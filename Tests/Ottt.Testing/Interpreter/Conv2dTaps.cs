using Ottt.Generator.Lowering.Program;
using Ottt.Generator.Models;

namespace Ottt.Testing.Interpreter;

/// <summary>One multiplication of a cross-correlation: elements of its channels-last input and output, and of its weight [out, in / groups, kH, kW].</summary>
internal readonly record struct Conv2dTap(int Input, int Output, int OutChannel, int GroupChannel, int Row, int Column);

/// <summary>All multiplications of a cross-correlation without padding.</summary>
internal static class Conv2dTaps
{
    public static IEnumerable<Conv2dTap> Of(Conv2dGeometry geometry)
    {
        Size2 output = geometry.Output;
        int outPerGroup = geometry.OutChannels / geometry.Groups, inPerGroup = geometry.InChannels / geometry.Groups;
        for (int y = 0; y < output.Height; y++)
        for (int x = 0; x < output.Width; x++)
        for (int outChannel = 0; outChannel < geometry.OutChannels; outChannel++)
        for (int groupChannel = 0; groupChannel < inPerGroup; groupChannel++)
        for (int row = 0; row < geometry.Kernel.Height; row++)
        for (int column = 0; column < geometry.Kernel.Width; column++)
        {
            int inChannel = (outChannel / outPerGroup * inPerGroup) + groupChannel;
            int inY = (y * geometry.Stride.Height) + (row * geometry.Dilation.Height);
            int inX = (x * geometry.Stride.Width) + (column * geometry.Dilation.Width);
            yield return new Conv2dTap(
                (((inY * geometry.Input.Width) + inX) * geometry.InChannels) + inChannel,
                (((y * output.Width) + x) * geometry.OutChannels) + outChannel,
                outChannel,
                groupChannel,
                row,
                column);
        }
    }
}
