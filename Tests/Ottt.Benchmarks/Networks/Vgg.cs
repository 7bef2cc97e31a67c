namespace Ottt.Benchmarks.Networks;

/// <summary>
/// The VGG-11 with scaled weight standardisation of the OTTT paper's CIFAR-10 experiments (Xiao et al., NeurIPS 2022, arXiv 2210.04195):
/// 64C3-128C3-AP2-256C3-256C3-AP2-512C3-512C3-AP2-512C3-512C3-GAP-FC.
/// </summary>
[OtttSequential(3, 32, 32)]
[WSConv2d(64, Padding = 1), OtttLif, Scale(2.74)]
[WSConv2d(128, Padding = 1), OtttLif, Scale(2.74), AvgPool2d(2)]
[WSConv2d(256, Padding = 1), OtttLif, Scale(2.74)]
[WSConv2d(256, Padding = 1), OtttLif, Scale(2.74), AvgPool2d(2)]
[WSConv2d(512, Padding = 1), OtttLif, Scale(2.74)]
[WSConv2d(512, Padding = 1), OtttLif, Scale(2.74), AvgPool2d(2)]
[WSConv2d(512, Padding = 1), OtttLif, Scale(2.74)]
[WSConv2d(512, Padding = 1), OtttLif, Scale(2.74)]
[AdaptiveAvgPool2d(1), Flatten, Linear(10)]
public sealed partial class Vgg;
