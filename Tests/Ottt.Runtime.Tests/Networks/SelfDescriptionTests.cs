using System.Globalization;
using Xunit;

namespace Ottt.Runtime.Tests.Networks;

/// <summary>What a network tells of itself at run time: the settings of its layers, its program, and its memory.</summary>
public class SelfDescriptionTests
{
    private const int Batch = 3;

    private static IReadOnlyList<LayerDescription> Layers
    {
        get
        {
            using var network = new SpikingCnn(Device.Cpu, 1);
            return network.Description.Layers;
        }
    }

    [Fact]
    public void A_layer_has_the_name_of_its_attribute() => Assert.Equal(
        ["Conv2d", "OtttLif", "AvgPool2d", "Dropout", "Conv2d", "OtttLif", "Dropout", "Flatten", "Linear"], Layers.Select(layer => layer.Kind));

    [Fact]
    public void A_layer_tells_what_was_declared_and_what_is_so_by_default()
    {
        LayerSettings convolution = Layers[0].Settings, neuron = Layers[1].Settings, pool = Layers[2].Settings;

        Assert.Equal("OutChannels = 6, Kernel = 3x3, Stride = 1x1, Padding = 1x1, Dilation = 1x1, Groups = 1, Bias = True", convolution.ToString());
        Assert.Equal([3, 3], convolution.PerAxis("Kernel"));
        Assert.Equal(6, convolution.Whole("OutChannels"));
        Assert.True(convolution.IsOn("Bias"));
        Assert.Equal((2.0, 1.0, "Sigmoid"), (neuron.Number("Tau"), neuron.Number("VThreshold"), neuron.Choice("Surrogate")));
        Assert.False(neuron.IsOn("DecayInput"));
        Assert.Equal([2, 2], pool.PerAxis("Stride"));
        Assert.Equal((0.25, "PerStep"), (Layers[3].Settings.Number("P"), Layers[6].Settings.Choice("Mask")));
        Assert.Empty(Layers[7].Settings);
    }

    [Fact]
    public void A_soft_reset_has_no_potential() => Assert.Null(Layers[1].Settings.NumberOrNull("VReset"));

    [Fact]
    public void A_signal_has_one_axis()
    {
        using var network = new SpikingSignals(Device.Cpu, 1);

        Assert.Equal([3], network.Description.Layers[0].Settings.PerAxis("Kernel"));
        Assert.Equal([2], network.Description.Layers[3].Settings.PerAxis("Stride"));
    }

    [Fact]
    public void A_setting_that_is_not_there_or_of_another_kind_is_told()
    {
        LayerSettings settings = Layers[2].Settings;

        Assert.Equal(
            "There is no setting 'Tau'; the layer has Kernel = 2x2, Stride = 2x2, Padding = 0x0, CountIncludePad = True.",
            Assert.Throws<KeyNotFoundException>(() => settings.Number("Tau")).Message);
        Assert.Equal("The setting Kernel = 2x2 is not one number.", Assert.Throws<InvalidOperationException>(() => settings.Whole("Kernel")).Message);
        Assert.Equal("The setting Stride = 2x2 is no switch.", Assert.Throws<InvalidOperationException>(() => settings.IsOn("Stride")).Message);
        Assert.Equal("The setting CountIncludePad = True has no numbers.", Assert.Throws<InvalidOperationException>(() => settings.PerAxis("CountIncludePad")).Message);
    }

    [Fact]
    public void The_program_names_every_layer_and_every_phase()
    {
        using var network = new SpikingCnn(Device.Cpu, 1);
        string[] lines = network.StepProgram.Split('\n');

        Assert.Equal("program SpikingCnn [2, 6, 6] -> [3]", lines[0]);
        Assert.All(network.Description.Layers, layer => Assert.Contains(lines, line => line.StartsWith($"    {layer.Name} {layer.Declaration}: ", StringComparison.Ordinal)));
        Assert.All(["prepare", "train", "evaluate", "backward"], phase => Assert.Contains(phase, lines));
    }

    [Fact]
    public void The_planned_memory_is_that_of_the_program()
    {
        using var network = new SpikingCnn(Device.Cpu.WithThreads(2), Batch);
        PlannedMemory memory = network.PlannedMemory;
        long[] floats = [.. network.StepProgram.Split('\n')[1].Split(' ').Where(word => char.IsDigit(word[0]))
            .Select(word => long.Parse(word, NumberStyles.Number, CultureInfo.InvariantCulture))];

        Assert.Equal(floats.Select(count => count * sizeof(float)), [memory.BytesPerSample, memory.BytesPerThread, memory.FixedBytes, memory.ParameterBytes]);
        Assert.Equal((Batch, 2), (memory.Samples, memory.Threads));
        Assert.Equal(
            sizeof(float) * ((Batch * floats[0]) + (2 * floats[1]) + floats[2] + (2 * floats[3])),
            memory.TotalBytes);
    }

    [Fact]
    public void What_is_planned_for_a_sample_and_a_thread_is_what_is_taken()
    {
        long few = BytesOf(10, 1), many = BytesOf(1010, 1), twoThreads = BytesOf(10, 2);
        using var network = new SpikingCnn(Device.Cpu, 1);

        // The copy of the output is not planned.
        Assert.InRange(many - few, 1000 * network.PlannedMemory.BytesPerSample, 1000 * (network.PlannedMemory.BytesPerSample + 64));
        Assert.InRange(twoThreads - few, network.PlannedMemory.BytesPerThread, network.PlannedMemory.BytesPerThread + 4096);
    }

    private static long BytesOf(int batch, int threads)
    {
        Device device = Device.Cpu.WithThreads(threads);
        new SpikingCnn(device, batch).Dispose();
        long before = GC.GetAllocatedBytesForCurrentThread();
        new SpikingCnn(device, batch).Dispose();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
