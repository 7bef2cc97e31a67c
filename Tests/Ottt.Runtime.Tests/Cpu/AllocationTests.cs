using Ottt.Cpu;
using Ottt.Testing;
using Xunit;

namespace Ottt.Runtime.Tests.Cpu;

public class AllocationTests
{
    [Fact]
    public void Kernels_allocate_nothing()
    {
        var linear = new LinearGeometry(36, 10, 4, 9);
        var wide = new LinearGeometry(36, 96, 36, 1);
        var convolution = new Conv2dGeometry(4, 6, 6, 8, 3, 3, 1, 1, 1, 1, 2);
        var depthwise = new Conv2dGeometry(9, 6, 6, 9, 3, 3, 1, 1, 1, 1, 9);
        var pool = new Pool2dGeometry(4, 6, 6, 2, 2, 2, 2, 0, 0, true);
        var adaptive = new AdaptivePool2dGeometry(4, 6, 6, 2, 2);
        var spread = new SpreadGeometry(4, 3, 3, 6, 6, 0, 0, 2, 2);
        float[] x = new float[4096], y = new float[4096], weight = new float[4096], packed = new float[8192], gradient = new float[4096];
        float[] silent = new float[1024], lists = new float[wide.ForwardEventsLength];

        void Run()
        {
            Layout.ToChannelsLast(weight, x, 4, 9, 2);
            Layout.FromChannelsLast(x, gradient, 4, 9, 2);
            for (int piece = 0; piece < linear.PackForwardPieces; piece++) Linear.PackForward(linear, weight, packed, piece);
            Linear.Forward(linear, x, packed, weight.AsSpan(0, 10), y, 2);
            for (int piece = 0; piece < linear.PackBackwardPieces; piece++) Linear.PackBackward(linear, weight, packed, piece);
            Linear.InputGradient(linear, y, packed, x, 2);
            for (int piece = 0; piece < linear.WeightGradientPieces; piece++) Linear.WeightGradient(linear, x, y, gradient, 2, piece);
            for (int piece = 0; piece < wide.PackForwardPieces; piece++) Linear.PackForward(wide, weight, packed, piece);
            EventLinear.Forward(wide, silent, packed, [], y, lists, 16);
            for (int piece = 0; piece < wide.WeightGradientPieces; piece++) EventLinear.WeightGradient(wide, silent, y, gradient, 16, piece);
            for (int piece = 0; piece < convolution.PackForwardPieces; piece++) Conv2d.PackForward(convolution, weight, packed, piece);
            Conv2d.Forward(convolution, x, packed, [], y, 2);
            for (int piece = 0; piece < convolution.PackBackwardPieces; piece++) Conv2d.PackBackward(convolution, weight, packed, piece);
            for (int piece = 0; piece < convolution.WeightGradientPieces; piece++)
            {
                Conv2d.WeightGradient(convolution, x, y, packed, gradient, 2, piece);
            }

            for (int piece = 0; piece < depthwise.PackForwardPieces; piece++) Conv2d.PackForward(depthwise, weight, packed, piece);
            Conv2d.Forward(depthwise, x, packed, [], y, 2);
            for (int piece = 0; piece < depthwise.PackBackwardPieces; piece++) Conv2d.PackBackward(depthwise, weight, packed, piece);
            for (int piece = 0; piece < depthwise.WeightGradientPieces; piece++)
            {
                Conv2d.WeightGradient(depthwise, x, y, packed, gradient, 2, piece);
            }

            Bias.Gradient(y, gradient, 8, 16, 2, 0);
            AvgPool2d.Forward(pool, x, y, 2);
            AvgPool2d.InputGradient(pool, y, x, 2);
            MaxPool2d.Forward(pool, x, y, 2);
            MaxPool2d.InputGradient(pool, gradient, y, x, 2);
            AdaptiveAvgPool2d.Forward(adaptive, x, y, 2);
            AdaptiveAvgPool2d.InputGradient(adaptive, y, x, 2);
            Spread.Copy(spread, x, y, 2);
            Dropout.DrawMask(y, 0.5f, 1, 2, 3, 4, 100, 0, 2);
        }

        Assert.Equal(0, Allocation.FewestBytes(Run));
    }
}
