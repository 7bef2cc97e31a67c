namespace Ottt.Benchmarks.Networks;

/// <summary>32C3-AP2-64C3-AP2-FC on frames of N-MNIST, whose two polarities differ from step to step.</summary>
[OtttSequential(2, 34, 34, InputTrace = 2)]
[Conv2d(32, Kernel = 3, Padding = 1), OtttLif(Tau = 2), AvgPool2d(2)]
[Conv2d(64, Kernel = 3, Padding = 1), OtttLif(Tau = 2), AvgPool2d(3, Stride = 2, Padding = 1)]
[Flatten, Linear(10)]
public sealed partial class EventCnn;
