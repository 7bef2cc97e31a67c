using Ottt.Pictures;
using Ottt.Training.Recording;
using ScottPlot;
using ScottPlot.Plottables;
using Xunit;

namespace Ottt.Toolkit.Tests.Pictures;

public sealed class NeuronPictureTests
{
    private static readonly NeuronRecording Recording = new("1 OtttLif", [4, 9], 10, new Dictionary<NeuronVariable, float[,]>
    {
        [NeuronVariable.Charged] = new float[,] { { 0.5f, 1.25f, 0.75f }, { 1.5f, 0.5f, float.NaN } },
        [NeuronVariable.Membrane] = new float[,] { { 0.5f, 0.25f, 0.75f }, { 0.5f, 0.5f, float.NaN } },
        [NeuronVariable.Spike] = new float[,] { { 0, 1, 0 }, { 1, 0, 0 } },
        [NeuronVariable.Trace] = new float[,] { { 0, 1, 0.5f }, { 1, 0.5f, 0.25f } },
    });

    [Fact]
    public void A_raster_marks_each_spike_at_its_step_and_neuron()
    {
        var picture = new SpikeRasterPicture(Recording);
        Plot plot = Assert.Single(picture.Panels);
        Assert.Equal([(11, 0), (10, 1)], Assert.Single(plot.GetPlottables<SpikeMarks>()).Spikes.Select(spike => (spike.X, spike.Y)));
        Assert.Equal("Spikes of layer 1 OtttLif (firing rate 33.3 %)", plot.Axes.Title.Label.Text);
        Assert.Equal(("time step", "neuron"), (plot.Axes.Bottom.Label.Text, plot.Axes.Left.Label.Text));
        string[] text = PictureFile.Check(picture).Split('\n');
        Assert.Superset(new HashSet<string>(["4", "9", "10", "11", "12"]), text.ToHashSet());
    }

    [Fact]
    public void A_large_raster_outlives_collections_of_garbage_while_it_is_written()
    {
        var spikes = new float[400, 50];
        System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref spikes[0, 0], spikes.Length).Fill(1);
        var picture = new SpikeRasterPicture(
            new NeuronRecording("a", [.. Enumerable.Range(0, 400)], 0, new Dictionary<NeuronVariable, float[,]> { [NeuronVariable.Spike] = spikes }));
        using var timer = new Timer(_ => GC.Collect(), null, 0, 20);
        string text = PictureFile.Check(picture);
        Assert.Contains("firing rate 100.0 %", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_silent_layer_says_so()
    {
        var silent = new NeuronRecording("a", [0], 0, new Dictionary<NeuronVariable, float[,]> { [NeuronVariable.Spike] = new float[1, 5] });
        Assert.Contains("no spikes", PictureFile.Check(new SpikeRasterPicture(silent)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_neuron_has_a_panel_with_charge_and_reset_trace_threshold_and_spikes()
    {
        var picture = new NeuronPicture(Recording, threshold: 1.125);
        Assert.Equal(["neuron 4", "neuron 9"], picture.Panels.Select(panel => panel.Axes.Left.Label.Text));
        Plot first = picture.Panels[0];
        Scatter[] lines = [.. first.GetPlottables<Scatter>()];
        Assert.Equal(["membrane potential", "trace"], lines.Select(line => line.LegendText));
        Assert.Equal([(10, 0.5), (11, 1.25), (11, 0.25), (12, 0.75)], Points(lines[0].Data));
        Assert.Equal([(10, 0), (11, 1), (12, 0.5)], Points(lines[1].Data));
        Assert.Equal(1.125, Assert.Single(first.GetPlottables<HorizontalLine>()).Y);
        Assert.Equal(11, Assert.Single(Assert.Single(first.GetPlottables<SpikeMarks>()).Spikes).X);
        Assert.Contains("time step", PictureFile.Check(picture), StringComparison.Ordinal);
    }

    [Fact]
    public void A_potential_that_is_no_number_leaves_a_gap()
    {
        Scatter potential = new NeuronPicture(Recording).Panels[1].GetPlottables<Scatter>().First();
        Assert.Equal(double.NaN, Points(potential.Data)[^1].Y);
    }

    [Fact]
    public void Eight_neurons_make_a_higher_picture()
    {
        var picture = new NeuronPicture(Potentials(NeuronPicture.MostNeurons, 30));
        Assert.True(picture.Height > 1200);
        PictureFile.Check(picture);
    }

    [Fact]
    public void A_recording_without_what_is_to_be_shown_is_refused()
    {
        var problem = Assert.Throws<ArgumentException>(() => new SpikeRasterPicture(Potentials(1, 2)));
        Assert.StartsWith("The recording of b has no spikes.", problem.Message, StringComparison.Ordinal);
        var spikes = new NeuronRecording("c", [0], 0, new Dictionary<NeuronVariable, float[,]> { [NeuronVariable.Spike] = new float[1, 2] });
        Assert.StartsWith("The recording of c has neither", Assert.Throws<ArgumentException>(() => new NeuronPicture(spikes)).Message, StringComparison.Ordinal);
        Assert.Contains("at most 8", Assert.Throws<ArgumentException>(() => new NeuronPicture(Potentials(9, 2))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new NeuronPicture(Recording, double.NaN));
    }

    private static NeuronRecording Potentials(int neurons, int steps) => new(
        "b", [.. Enumerable.Range(0, neurons)], 0, new Dictionary<NeuronVariable, float[,]> { [NeuronVariable.Charged] = new float[neurons, steps] });

    private static (double X, double Y)[] Points(IScatterSource source) => [.. source.GetScatterPoints().Select(point => (point.X, point.Y))];
}
