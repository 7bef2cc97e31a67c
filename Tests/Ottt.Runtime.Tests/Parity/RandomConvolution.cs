using System.Globalization;

namespace Ottt.Runtime.Tests.Parity;

/// <summary>Convolutions with arguments of their own on both axes.</summary>
internal static class RandomConvolution
{
    public static (string Attribute, int[] Shape) Draw(Choices choices, int[] input)
    {
        int groups = choices.OneOf([.. Enumerable.Range(1, input[0]).Where(count => input[0] % count == 0)]);
        int channels = groups * choices.Between(1, 3);
        Axis height = Axis.Draw(choices, input[1]), width = Axis.Draw(choices, input[2]);
        string bias = choices.IsTrue() ? ", Bias = false" : "";
        string attribute = string.Create(
            CultureInfo.InvariantCulture,
            $"Conv2d({channels}, Groups = {groups}, {height.Named("Height")}, {width.Named("Width")}{bias})");
        return (attribute, [channels, height.Output, width.Output]);
    }

    private readonly record struct Axis(int Input, int Kernel, int Stride, int Padding, int Dilation)
    {
        public int Output => ((Room - 1) / Stride) + 1;

        private int Room => Input + (2 * Padding) - (Dilation * (Kernel - 1));

        public static Axis Draw(Choices choices, int input)
        {
            var axis = new Axis(input, choices.Between(1, 3), choices.Between(1, 2), choices.Between(0, 2), choices.Between(1, 2));
            while (axis.Room < 1) axis = axis with { Padding = axis.Padding + 1 };
            return axis;
        }

        public string Named(string name) => string.Create(
            CultureInfo.InvariantCulture,
            $"Kernel{name} = {Kernel}, Stride{name} = {Stride}, Padding{name} = {Padding}, Dilation{name} = {Dilation}");
    }
}
