using Ottt.Pictures;
using Ottt.Samples.Shared.Reports;
using Ottt.Samples.Train.Tasks;
using Ottt.Training.Recording;
using Ottt.Training.TensorBoard;

namespace Ottt.Samples.Train.Runs;

/// <summary>Shows a run while it goes, as pictures and to TensorBoard. It reads results and changes none.</summary>
internal sealed class RunPictures : IDisposable
{
    private const int NeuronsOfRaster = 100;
    private const int NeuronsInDetail = 3;

    private readonly OtttNetwork _network;
    private readonly TrainingPictures? _pictures;
    private readonly TensorBoardWriter? _tensorBoard;

    private RunPictures(OtttNetwork network, TrainingPictures? pictures, TensorBoardWriter? tensorBoard)
    {
        _network = network;
        _pictures = pictures;
        _tensorBoard = tensorBoard;
    }

    /// <summary>What the run was asked to show; null for nothing.</summary>
    public static RunPictures? For(RunOutput output, OtttNetwork network) => output is { PlotsFolder: null, TensorBoardFolder: null }
        ? null
        : new RunPictures(
            network,
            output.PlotsFolder is { } plots ? new TrainingPictures(plots) : null,
            output.TensorBoardFolder is { } events ? new TensorBoardWriter(events) : null);

    /// <summary>Shows an epoch: the curves up to it, who was taken for whom in its test, and the weights behind it.</summary>
    public void Show(IReadOnlyList<EpochRecord> history, EpochResult epoch)
    {
        if (_pictures is not null)
        {
            _pictures.Write(new TrainingHistory(TrainingHistory.Of(_network).Layers, history));
            _pictures.Write(epoch.Test.Confusion);
            _pictures.Write(_network);
        }

        _tensorBoard?.AddEpoch(epoch.Training, epoch.Test);
    }

    /// <summary>Shows what the neurons of the first spiking layer do with a test sample: who fires when, and closely a few that fire about every other time.</summary>
    public void ShowNeurons(TrainingTask task, int timeSteps)
    {
        if (_pictures is null || _network.Neurons.Count == 0) return;
        int count = _network.Neurons[0].Count;
        int[] some = [.. Enumerable.Range(0, Math.Min(count, NeuronsOfRaster)).Select(index => (int)((long)index * count / Math.Min(count, NeuronsOfRaster)))];
        NeuronRecording raster = Record(task, timeSteps, some, [NeuronVariable.Spike]);
        _pictures.Write(raster);
        int[] lively = [.. some.OrderBy(neuron => Math.Abs(SpikesOf(raster, Array.IndexOf(some, neuron)) - (timeSteps / 2.0))).Take(NeuronsInDetail).Order()];
        NeuronVariable[] trace = _network.Neurons[0].Has(NeuronVariable.Trace) ? [NeuronVariable.Trace] : [];
        NeuronRecording detail = Record(task, timeSteps, lively, [NeuronVariable.Charged, NeuronVariable.Membrane, NeuronVariable.Spike, .. trace]);
        _pictures.Write("neurons", new NeuronPicture(detail, _network.Neurons[0].Layer.Settings.Number("VThreshold")));
    }

    public void Dispose() => _tensorBoard?.Dispose();

    private NeuronRecording Record(TrainingTask task, int timeSteps, int[] neurons, NeuronVariable[] variables)
    {
        var samples = new float[task.Test.SampleShape.Aggregate(task.Test.BatchSize, (product, size) => product * size)];
        task.Test.Begin(0);
        int batch = task.Test.Read(samples, new int[task.Test.BatchSize]);
        var recorder = new NeuronRecorder(_network, layer: 0, neurons, variables);
        _network.Reset(batch);

        // In training there are traces to be seen; but a network with running statistics would change them.
        _network.Training = _network.Buffers.Count == 0;
        task.Encoder.Begin(0, batch);
        for (int step = 0; step < timeSteps; step++)
        {
            _network.Forward(task.Encoder.Encode(samples.AsSpan(0, batch * (samples.Length / task.Test.BatchSize)), step));
            recorder.Record();
        }

        return recorder.ToRecording();
    }

    private static float SpikesOf(NeuronRecording recording, int row) => Enumerable.Range(0, recording.TimeSteps).Sum(step => recording[NeuronVariable.Spike][row, step]);
}
