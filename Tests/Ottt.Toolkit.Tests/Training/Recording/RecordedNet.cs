namespace Ottt.Toolkit.Tests.Training.Recording;

/// <summary>A network whose first spiking layer keeps a trace.</summary>
[OtttSequential(1, 2, 2)]
[Flatten, Linear(3), OtttLif(Tau = 2), Linear(2)]
internal sealed partial class RecordedNet;
