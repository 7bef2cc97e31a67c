namespace Ottt.Benchmarks.Networks;

/// <summary>784-800-10, the network of handwritten digits without convolutions.</summary>
[OtttSequential(784)]
[Linear(800), OtttLif(Tau = 2), Linear(10)]
public sealed partial class Mlp;
