namespace Ottt.Samples.Models.Events;

/// <summary>
/// A small convolutional network for the recordings of N-MNIST: events of both polarities are counted in 34 x 34 pixels. Its input changes at every
/// time step, so the first convolution learns from a trace of it.
/// </summary>
[OtttSequential(2, 34, 34, InputTrace = 2)]
[Conv2d(32, Kernel = 3, Padding = 1), OtttLif(Tau = 2), AvgPool2d(2)]
[Conv2d(64, Kernel = 3, Padding = 1), OtttLif(Tau = 2), AvgPool2d(3, Stride = 2, Padding = 1)]
[Flatten, Linear(10)]
public sealed partial class EventCnn;
