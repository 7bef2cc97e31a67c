using Ottt.Generator.Lowering.Program;

namespace Ottt.Testing.Interpreter;

/// <summary>
/// One multiplication of a cross-correlation: elements of its channels-last input and output, and of its weight [out, in / groups, kH, kW].
/// </summary>
internal readonly record struct Conv2dTap(int Input, int Output, int OutChannel, int GroupChannel, int Row, int Column);

/// <summary>All multiplications of a cross-correlation without padding.</summary>
internal static class Conv2dTaps
{
    public static IEnumerable<Conv2dTap> Of(Conv2dGeometry geometry) =>
        from y in Enumerable.Range(0, geometry.Output.Height)
        from x in Enumerable.Range(0, geometry.Output.Width)
        from outChannel in Enumerable.Range(0, geometry.OutChannels)
        from groupChannel in Enumerable.Range(0, geometry.InChannels / geometry.Groups)
        from row in Enumerable.Range(0, geometry.Kernel.Height)
        from column in Enumerable.Range(0, geometry.Kernel.Width)
        select new Conv2dTap(
            InputElement(geometry, y, x, outChannel, groupChannel, row, column),
            (((y * geometry.Output.Width) + x) * geometry.OutChannels) + outChannel,
            outChannel,
            groupChannel,
            row,
            column);

    private static int InputElement(Conv2dGeometry geometry, int y, int x, int outChannel, int groupChannel, int row, int column)
    {
        int outPerGroup = geometry.OutChannels / geometry.Groups, inPerGroup = geometry.InChannels / geometry.Groups;
        int inChannel = (outChannel / outPerGroup * inPerGroup) + groupChannel;
        int inY = (y * geometry.Stride.Height) + (row * geometry.Dilation.Height);
        int inX = (x * geometry.Stride.Width) + (column * geometry.Dilation.Width);
        return (((inY * geometry.Input.Width) + inX) * geometry.InChannels) + inChannel;
    }
}
