using Ottt;

namespace Stripes;

/// <summary>Its kernel is larger than its input.</summary>
[OtttSequential(1, 4, 4)]
[Conv2d(8, Kernel = 5)]
public sealed partial class Mistake;
