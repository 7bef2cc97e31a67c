using Ottt.Training.Monitors;

namespace Ottt.Training;

/// <content>What looks at the network while it is trained.</content>
public sealed partial class OnlineTrainer
{
    private readonly List<TrainingMonitor> _monitors = [];

    /// <summary>
    /// What looks at the network during passes of training and of evaluation; nothing by default, and then nothing is computed for it. Each pass is
    /// one of the monitors', too; batches that are trained by <see cref="TrainBatch"/> alone go on with the pass that there is. Parameters end with the same
    /// bits; but where a GPU would run a batch by itself, monitors make it come back after each time step, which takes longer. Of a pass that a
    /// checkpoint interrupted they see the rest.
    /// </summary>
    public IList<TrainingMonitor> Monitors => _monitors;

    private void BeginMonitoredPass()
    {
        foreach (TrainingMonitor monitor in _monitors) monitor.BeginPass(_network);
    }

    private void EndMonitoredPass()
    {
        foreach (TrainingMonitor monitor in _monitors) monitor.EndPass();
    }

    private void MonitorStep()
    {
        foreach (TrainingMonitor monitor in _monitors) monitor.AfterStep(_network);
    }

    private void MonitorUpdate()
    {
        foreach (TrainingMonitor monitor in _monitors) monitor.BeforeUpdate(_network);
    }
}
