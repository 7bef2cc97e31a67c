using Ottt.Training.Recording;
using Xunit;

namespace Ottt.Toolkit.Tests.Training.Recording;

public sealed class NeuronRecorderTests : IDisposable
{
    private static readonly NeuronVariable[] All = [NeuronVariable.Charged, NeuronVariable.Spike, NeuronVariable.Membrane, NeuronVariable.Trace];

    private readonly RecordedNet _network = new(Device.Cpu, batchSize: 2, seed: 1);

    public NeuronRecorderTests()
    {
        // Each neuron takes twice one input; tau = 2 halves what it has.
        _network.Parameters["1.weight"].Edit().Clear();
        _network.Parameters["1.bias"].Edit().Clear();
        for (int neuron = 0; neuron < 3; neuron++) _network.Parameters["1.weight"].Edit()[(4 * neuron) + neuron] = 2;
    }

    public void Dispose() => _network.Dispose();

    [Fact]
    public void A_recording_follows_charge_fire_reset_and_trace_of_one_sample()
    {
        var recorder = new NeuronRecorder(_network, 0, [2, 0], All, sample: 1);
        foreach (float input in new[] { 0.375f, 0.375f, 0f })
        {
            _network.Forward([9, 9, 9, 9, 0, 0, input, 0]);
            recorder.Record();
        }

        NeuronRecording recording = recorder.ToRecording();
        // u = v / 2 + x with x = 0.75, 0.75, 0: 0.75; 1.125, which fires and leaves 0.125; 0.0625.
        Assert.Equal([0.75f, 1.125f, 0.0625f, 0, 0, 0], Flat(recording, NeuronVariable.Charged));
        Assert.Equal([0, 1, 0, 0, 0, 0], Flat(recording, NeuronVariable.Spike));
        Assert.Equal([0.75f, 0.125f, 0.0625f, 0, 0, 0], Flat(recording, NeuronVariable.Membrane));
        Assert.Equal([0, 1, 0.5f, 0, 0, 0], Flat(recording, NeuronVariable.Trace));
        Assert.Equal(("2 OtttLif", 0, 3), (recording.Layer, recording.FirstTimeStep, recording.TimeSteps));
        Assert.Equal([2, 0], recording.Neurons);
    }

    [Fact]
    public void A_recording_may_begin_late_and_begin_again()
    {
        var recorder = new NeuronRecorder(_network, 0);
        Step();
        Step();
        recorder.Record();
        Assert.Equal((1, 1, 3), (recorder.ToRecording().FirstTimeStep, recorder.TimeSteps, recorder.ToRecording().Neurons.Count));
        recorder.Clear();
        Step();
        recorder.Record();
        Assert.Equal((2, 1), (recorder.ToRecording().FirstTimeStep, recorder.ToRecording().TimeSteps));
    }

    [Fact]
    public void A_step_that_was_left_out_or_recorded_twice_is_refused()
    {
        var recorder = new NeuronRecorder(_network, 0);
        Assert.Throws<InvalidOperationException>(recorder.Record);
        Step();
        recorder.Record();
        Assert.Contains("Time step 0 was recorded last", Assert.Throws<InvalidOperationException>(recorder.Record).Message, StringComparison.Ordinal);
        Step();
        Step();
        Assert.Contains("has just made step 2", Assert.Throws<InvalidOperationException>(recorder.Record).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_variable_that_is_not_kept_is_refused_and_leaves_the_recording_whole()
    {
        _network.Training = false;
        var recorder = new NeuronRecorder(_network, 0, variables: All);
        Step();
        Assert.Contains("keeps no Trace in evaluation", Assert.Throws<InvalidOperationException>(recorder.Record).Message, StringComparison.Ordinal);
        Assert.Equal(0, recorder.ToRecording().TimeSteps);
    }

    [Fact]
    public void A_sample_that_the_batch_does_not_have_is_refused()
    {
        var recorder = new NeuronRecorder(_network, 0, sample: 1);
        _network.Reset(1);
        _network.Forward([0, 0, 0, 0]);
        Assert.Contains("Sample 1 is to be recorded", Assert.Throws<InvalidOperationException>(recorder.Record).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_network_does_not_have_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("layer", () => new NeuronRecorder(_network, 1));
        Assert.Throws<ArgumentOutOfRangeException>("neurons", () => new NeuronRecorder(_network, 0, [3]));
        Assert.Throws<ArgumentOutOfRangeException>("neurons", () => new NeuronRecorder(_network, 0, [-1]));
        Assert.Throws<ArgumentOutOfRangeException>("sample", () => new NeuronRecorder(_network, 0, sample: 2));
        Assert.Throws<ArgumentOutOfRangeException>("variables", () => new NeuronRecorder(_network, 0, variables: [(NeuronVariable)9]));
    }

    [Fact]
    public void A_recording_of_arrays_that_do_not_fit_is_refused()
    {
        Dictionary<NeuronVariable, float[,]> values = new() { [NeuronVariable.Spike] = new float[2, 3], [NeuronVariable.Trace] = new float[2, 4] };
        Assert.Contains("Trace are [2, 4]", Assert.Throws<ArgumentException>(() => new NeuronRecording("a", [0, 1], 0, values)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new NeuronRecording("a", [], 0, values));
        Assert.Throws<ArgumentException>(() => new NeuronRecording("a", [0], 0, new Dictionary<NeuronVariable, float[,]>()));
        Assert.Throws<ArgumentOutOfRangeException>(() => new NeuronRecording("a", [0, 1], -1, values));
    }

    private static float[] Flat(NeuronRecording recording, NeuronVariable variable) => [.. recording[variable].Cast<float>()];

    private void Step() => _network.Forward(new float[8]);
}
