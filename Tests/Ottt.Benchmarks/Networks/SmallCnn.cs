namespace Ottt.Benchmarks.Networks;

/// <summary>32C3-AP2-64C3-AP2-FC on images of one channel.</summary>
[OtttSequential(1, 28, 28)]
[Conv2d(32, Kernel = 3, Padding = 1), OtttLif(Tau = 2), AvgPool2d(2)]
[Conv2d(64, Kernel = 3, Padding = 1), OtttLif(Tau = 2), AvgPool2d(2)]
[Flatten, Linear(10)]
public sealed partial class SmallCnn;
