using Ottt.Samples.Models.Digits;

namespace Ottt.Samples.Mnist.Networks;

/// <summary><see cref="DigitNet"/> with neurons that forget two thirds of their potential at every time step.</summary>
[OtttSequential(1, 28, 28)]
[Conv2d(32, Kernel = 3, Padding = 1), OtttLif(Tau = 1.5), AvgPool2d(2)]
[Conv2d(64, Kernel = 3, Padding = 1), OtttLif(Tau = 1.5), AvgPool2d(2)]
[Flatten, Linear(10)]
public sealed partial class ShortMemoryDigitNet;

/// <summary><see cref="DigitMlp"/> with neurons that forget two thirds of their potential at every time step.</summary>
[OtttSequential(1, 28, 28)]
[Flatten, Linear(800), OtttLif(Tau = 1.5), Linear(10)]
public sealed partial class ShortMemoryDigitMlp;
