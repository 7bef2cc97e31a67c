namespace Ottt.Samples.Models.Digits;

/// <summary>
/// A small convolutional network: two spiking layers, and a readout of the spikes of the second. This declaration is all there is to write;
/// the compiler makes the class of it.
/// </summary>
[OtttSequential(1, 28, 28)]
[Conv2d(32, Kernel = 3, Padding = 1), OtttLif(Tau = 2), AvgPool2d(2)]
[Conv2d(64, Kernel = 3, Padding = 1), OtttLif(Tau = 2), AvgPool2d(2)]
[Flatten, Linear(10)]
public sealed partial class DigitNet;
