using System.Globalization;

namespace Ottt.Runtime.Tests.Parity;

/// <summary>Pools with arguments of their own on both axes.</summary>
internal static class RandomPool
{
    public static (string Attribute, int[] Shape, bool Averages) Draw(Choices choices, int[] input, bool allowsMaximum)
    {
        if (choices.Between(0, 3) == 3)
        {
            int[] output = [input[0], choices.Between(1, 4), choices.Between(1, 4)];
            return (Text($"AdaptiveAvgPool2d({output[1]}, OutputWidth = {output[2]})"), output, true);
        }

        Axis height = Axis.Draw(choices, input[1]), width = Axis.Draw(choices, input[2]);
        string window = Text(
            $"{height.Kernel}, KernelWidth = {width.Kernel}, StrideHeight = {height.Stride}, StrideWidth = {width.Stride}, PaddingHeight = {height.Padding}, PaddingWidth = {width.Padding}");
        int[] shape = [input[0], height.Output, width.Output];
        bool isMaximum = choices.IsTrue() && allowsMaximum;
        string divisor = choices.IsTrue() ? "" : ", CountIncludePad = false";
        return (isMaximum ? $"MaxPool2d({window})" : $"AvgPool2d({window}{divisor})", shape, !isMaximum);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private readonly record struct Axis(int Input, int Kernel, int Stride, int Padding)
    {
        public int Output => ((Input + (2 * Padding) - Kernel) / Stride) + 1;

        public static Axis Draw(Choices choices, int input)
        {
            int kernel = Math.Min(choices.Between(1, 3), input);
            return new Axis(input, kernel, choices.Between(1, 3), choices.Between(0, kernel / 2));
        }
    }
}
