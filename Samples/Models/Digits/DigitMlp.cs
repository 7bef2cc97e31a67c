namespace Ottt.Samples.Models.Digits;

/// <summary>A network of fully connected layers with one spiking layer.</summary>
[OtttSequential(1, 28, 28)]
[Flatten, Linear(800), OtttLif(Tau = 2), Linear(10)]
public sealed partial class DigitMlp;
