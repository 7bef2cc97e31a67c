using Ottt;

namespace Stripes;

/// <summary>Tells horizontal, vertical and diagonal stripes apart.</summary>
[OtttSequential(1, 8, 8)]
[Conv2d(4, Kernel = 3, Padding = 1), OtttLif(Tau = 2), AvgPool2d(2)]
[Flatten, Linear(3)]
public sealed partial class StripeNet;
