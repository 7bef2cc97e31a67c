using Ottt.Hdf5;
using Ottt.Testing;
using PureHDF;
using Xunit;

namespace Ottt.Toolkit.Tests.Nir;

/// <summary>What is in a file, at the paths and under the names that NIR's reference writes (nir/serialization.py, nir/ir).</summary>
public sealed class NirFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => System.IO.Path.Combine(_folder.Path, "network.nir");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_image_network_is_a_chain_of_primitives()
    {
        using var network = new ImageNet(Device.Cpu, 1, seed: 1) { Training = false };
        Ottt.Hdf5.Nir.Export(Path, network);
        using var file = H5File.OpenRead(Path);

        Assert.Equal("NIRGraph", file.Dataset("/node/type").Read<string>());
        Assert.NotEmpty(file.Dataset("/version").Read<string>());
        Assert.Equal(
            ["Input", "Conv2d", "LIF", "AvgPool2d", "Scale", "Conv2d", "LIF", "Flatten", "Linear", "IF", "Affine", "IF", "Output"],
            new[] { "input", "0", "1", "2", "3", "4", "5", "8", "9", "10", "11", "12", "output" }.Select(name => file.Dataset($"/node/nodes/{name}/type").Read<string>()));
        Assert.Equal([12UL, 2UL], file.Dataset("/node/edges").Space.Dimensions);
        Assert.Equal(["input", "0", "0", "1"], file.Dataset("/node/edges").Read<string[]>(memoryDims: [24])[..4]);
    }

    [Fact]
    public void A_convolution_has_these_parameters()
    {
        using var network = new ImageNet(Device.Cpu, 1, seed: 1) { Training = false };
        Ottt.Hdf5.Nir.Export(Path, network);
        using var file = H5File.OpenRead(Path);

        Assert.Equal([4UL, 2UL, 3UL, 3UL], file.Dataset("/node/nodes/0/weight").Space.Dimensions);
        Assert.Equal(network.Parameters["0.weight"].Value.ToArray(), file.Dataset("/node/nodes/0/weight").Read<float[]>(memoryDims: [72]));
        Assert.Equal(new float[4], file.Dataset("/node/nodes/0/bias").Read<float[]>());
        Assert.Equal([8, 6], file.Dataset("/node/nodes/0/input_shape").Read<long[]>());
        Assert.Equal([2, 2], file.Dataset("/node/nodes/0/stride").Read<long[]>());
        Assert.Equal([1, 1], file.Dataset("/node/nodes/0/padding").Read<long[]>());
        Assert.Equal([1, 1], file.Dataset("/node/nodes/0/dilation").Read<long[]>());
        Assert.Equal(1, file.Dataset("/node/nodes/0/groups").Read<long>());
        Assert.Equal(2, file.Dataset("/node/nodes/4/groups").Read<long>());
        Assert.Equal([2, 1], file.Dataset("/node/nodes/2/stride").Read<long[]>());
        Assert.Equal([2, 2], file.Dataset("/node/nodes/2/kernel_size").Read<long[]>());
        Assert.All(file.Dataset("/node/nodes/3/scale").Read<float[]>(memoryDims: [16]), factor => Assert.Equal(2.5f, factor));
        Assert.Equal([2, 8, 6], file.Dataset("/node/nodes/input/shape").Read<long[]>());
        Assert.Equal([3], file.Dataset("/node/nodes/output/shape").Read<long[]>());
    }

    /// <summary>Without decay of the input, h = v - v / tau + x, which is Euler's step of tau dv/dt = -v + tau x; with it, the r of NIR is 1.</summary>
    [Theory]
    [InlineData("1", 3, 3, 0, "subtract")]
    [InlineData("5", 4, 1, 0.25, "to v_reset")]
    public void A_leaky_neuron_has_these_parameters(string node, float tau, float r, float reset, string rule)
    {
        using var network = new ImageNet(Device.Cpu, 1) { Training = false };
        Ottt.Hdf5.Nir.Export(Path, network);
        using var file = H5File.OpenRead(Path);

        foreach ((string name, float expected) in new[] { ("tau", tau), ("r", r), ("v_leak", reset), ("v_reset", reset), ("v_threshold", 1f) })
        {
            IH5Dataset array = file.Dataset($"/node/nodes/{node}/{name}");
            Assert.Equal(network.Description.Layers[int.Parse(node)].OutputShape.Select(size => (ulong)size), array.Space.Dimensions);
            Assert.All(array.Read<float[]>(memoryDims: [array.Space.Dimensions.Aggregate((left, right) => left * right)]), found => Assert.Equal(expected, found));
        }

        Assert.Equal(rule, file.Dataset($"/node/nodes/{node}/metadata/reset").Read<string>());
        Assert.Equal("1", file.Dataset($"/node/nodes/{node}/metadata/dt").Read<string>());
    }

    [Fact]
    public void A_signal_has_single_numbers()
    {
        using var network = new SignalNet(Device.Cpu, 1);
        Ottt.Hdf5.Nir.Export(Path, network);
        using var file = H5File.OpenRead(Path);

        Assert.Equal("Conv1d", file.Dataset("/node/nodes/0/type").Read<string>());
        Assert.Equal((9L, 2L, 0L, 2L), (
            file.Dataset("/node/nodes/0/input_shape").Read<long>(),
            file.Dataset("/node/nodes/0/stride").Read<long>(),
            file.Dataset("/node/nodes/0/padding").Read<long>(),
            file.Dataset("/node/nodes/0/dilation").Read<long>()));
        Assert.Equal(3f, file.Dataset("/node/nodes/1/tau").Read<float[]>(memoryDims: [12])[0], 1e-5f);
    }

    /// <summary>Per unit (w - mean) / sqrt(var * fan + eps) * gain, with the unbiased variance.</summary>
    [Fact]
    public void A_standardised_weight_is_written_as_the_plain_one()
    {
        using var network = NirRun.Lively(new StandardizedNet(Device.Cpu, 1, seed: 1));
        Ottt.Hdf5.Nir.Export(Path, network);
        using var file = H5File.OpenRead(Path);
        float[] plain = file.Dataset("/node/nodes/0/weight").Read<float[]>(memoryDims: [72]);
        double[] unit = [.. network.Parameters["0.weight"].Value[18..36].ToArray().Select(value => (double)value)];

        double mean = unit.Average(), variance = unit.Sum(value => (value - mean) * (value - mean)) / 17;
        Assert.All(unit.Zip(plain[18..36]), pair =>
            Assert.Equal((pair.First - mean) / Math.Sqrt((variance * 18) + 1e-4) * network.Parameters["0.gain"].Value[1], pair.Second, 1e-5));
    }

    [Fact]
    public void What_NIR_cannot_say_is_told_by_layer()
    {
        using var network = new ImageNet(Device.Cpu, 1) { Training = false };

        IReadOnlyList<NirWarning> warnings = Ottt.Hdf5.Nir.Export(Path, network);

        Assert.Equal(["1 OtttLif(Tau = 3)", "10 OtttIf"], warnings.Where(warning => warning.Reason.Contains("soft reset", StringComparison.Ordinal)).Select(warning => warning.Layer));
        Assert.Equal(4, warnings.Count(warning => warning.Reason.Contains("above the threshold", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_layer_that_NIR_does_not_know_is_named_and_nothing_is_written()
    {
        using var network = new NormalizedNet(Device.Cpu, 2);

        var found = Assert.Throws<NirUnsupportedException>(() => Ottt.Hdf5.Nir.Export(Path, network));

        Assert.Equal("NormalizedNet cannot be written as NIR: layer 1 GroupNorm(2) has no counterpart among NIR's primitives.", found.Message);
        Assert.Equal("1 GroupNorm(2)", found.Layer);
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void Dropout_is_left_out_in_evaluation_and_refused_in_training()
    {
        using var network = new DroppingNet(Device.Cpu, 1);
        Assert.Equal("2 Dropout(0.5)", Assert.Throws<NirUnsupportedException>(() => Ottt.Hdf5.Nir.Export(Path, network)).Layer);

        network.Training = false;
        Ottt.Hdf5.Nir.Export(Path, network);

        Assert.Equal(["input", "0", "1", "3", "output"], Ottt.Hdf5.Nir.Import(Path).Chain().Select(node => node.Name));
    }
}
