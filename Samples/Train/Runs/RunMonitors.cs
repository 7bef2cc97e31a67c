using System.Globalization;
using Ottt.Samples.Shared.Reports;
using Ottt.Training;
using Ottt.Training.Monitors;

namespace Ottt.Samples.Train.Runs;

/// <summary>Looks at the neurons, the gradients and the work of a run, where it was asked for, and tells of each epoch in a few lines.</summary>
internal sealed class RunMonitors
{
    private readonly FiringMonitor _firing = new();
    private readonly GradientMonitor _gradients = new();
    private readonly OperationMonitor _operations = new();

    public RunMonitors(OnlineTrainer trainer)
    {
        trainer.Monitors.Add(_firing);
        trainer.Monitors.Add(_gradients);
        trainer.Monitors.Add(_operations);
    }

    /// <summary>The gradients of the last training pass, which the test behind it has none of.</summary>
    public GradientReport? Gradients { get; private set; }

    /// <summary>Keeps what the test behind a training pass would overwrite.</summary>
    public void EndTraining() => Gradients = _gradients.Report;

    /// <summary>Tells of the epoch.</summary>
    public void Tell(IReport report)
    {
        foreach (LayerFiring layer in _firing.Report?.Layers ?? [])
        {
            report.Say(Text($"    layer {layer.Layer.Name}, {layer.Layer.Declaration}: firing rate {layer.MeanRate:P2}, silent {layer.SilentShare:P1}, saturated {layer.SaturatedShare:P1}"));
        }

        if (Gradients is { Updates: > 0 } gradients)
        {
            string norms = string.Join(", ", gradients.Parameters.Select(norm => Text($"{norm.Parameter.Name} {norm.Mean:G3}")));
            report.Say(Text($"    mean gradient norm {gradients.Total:G3}: {norms}"));
        }

        if (_operations.Report is { } work)
        {
            const double Microjoule = 1e6;
            report.Say(Text($"    a test sample: {work.SynapticOperations:N0} synaptic operations and {work.Macs:N0} multiply-accumulates, about {work.EnergyPerSample(EnergyModel.Horowitz45Nanometres) / Microjoule:G3} uJ in 45 nm"));
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
