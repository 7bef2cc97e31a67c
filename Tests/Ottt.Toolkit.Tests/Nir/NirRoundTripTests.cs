using Ottt.Data;
using Ottt.Testing;
using Xunit;

namespace Ottt.Toolkit.Tests.Nir;

/// <summary>A network that was written is, once read into another of its class, the same network.</summary>
public sealed class NirRoundTripTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => System.IO.Path.Combine(_folder.Path, "network.nir");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Images_give_the_same_outputs() => AssertSame(new ImageNet(Device.Cpu, 3, seed: 1) { Training = false }, new ImageNet(Device.Cpu, 3, seed: 2));

    [Fact]
    public void A_learned_time_constant_gives_the_same_outputs()
    {
        using var network = NirRun.Lively(new SignalNet(Device.Cpu, 3, seed: 1));
        using var other = new SignalNet(Device.Cpu, 3, seed: 2);
        Ottt.Hdf5.Nir.Export(Path, network);

        Ottt.Hdf5.Nir.LoadInto(Path, other);

        Assert.Equal(network.Parameters["1.w"].Value[0], other.Parameters["1.w"].Value[0], 1e-5f);
        Assert.NotEqual(new SignalNet(Device.Cpu, 1).Parameters["1.w"].Value[0], other.Parameters["1.w"].Value[0], 1e-2f);
        Assert.Equal(network.Parameters["0.weight"].Value, other.Parameters["0.weight"].Value);
        AssertClose(NirRun.Outputs(network), NirRun.Outputs(other));
    }

    [Fact]
    public void Standardised_weights_give_the_same_outputs()
    {
        using var network = NirRun.Lively(new StandardizedNet(Device.Cpu, 3, seed: 1));
        using var other = new StandardizedNet(Device.Cpu, 3, seed: 2);
        float[] before = NirRun.Outputs(other);
        Ottt.Hdf5.Nir.Export(Path, network);

        Ottt.Hdf5.Nir.LoadInto(Path, other);

        float[] expected = NirRun.Outputs(network);
        AssertClose(expected, NirRun.Outputs(other));
        Assert.True(expected.Zip(before, (left, right) => MathF.Abs(left - right)).Max() > 0.1f);
    }

    [Fact]
    public void Another_constant_is_named_and_nothing_is_changed()
    {
        using var network = new SignalNet(Device.Cpu, 1, seed: 1);
        using var other = new OtherThresholdNet(Device.Cpu, 1, seed: 2);
        Ottt.Hdf5.Nir.Export(Path, network);
        float[] before = other.Parameters["0.weight"].Value.ToArray();

        var found = Assert.Throws<DataFormatException>(() => Ottt.Hdf5.Nir.LoadInto(Path, other));

        Assert.Equal(
            $"'{Path}' is another network than OtherThresholdNet: the node '1' of layer 1 OtttParametricLif(InitTau = 3, VThreshold = 0.5) has the v_threshold 1 at element 0 instead of 0.5.",
            found.Message);
        Assert.Equal(before, other.Parameters["0.weight"].Value.ToArray());
    }

    [Fact]
    public void Another_shape_is_named()
    {
        using var network = new SignalNet(Device.Cpu, 1);
        using var other = new OtherOutputNet(Device.Cpu, 1);
        Ottt.Hdf5.Nir.Export(Path, network);

        var found = Assert.Throws<DataFormatException>(() => Ottt.Hdf5.Nir.LoadInto(Path, other));

        Assert.Contains("the node '3' of layer 3 Linear(6) has a weight of the shape [5, 12] instead of [6, 12]", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_kind_of_layer_is_named()
    {
        using var network = new SmallNet(Device.Cpu, 1);
        using var other = new DroppingNet(Device.Cpu, 1);
        Ottt.Hdf5.Nir.Export(Path, network);

        var found = Assert.Throws<DataFormatException>(() => Ottt.Hdf5.Nir.LoadInto(Path, other));

        Assert.Contains("has the input [3]; DroppingNet has [4]", found.Message, StringComparison.Ordinal);
        Assert.True(other.Training);
    }

    [Fact]
    public void What_the_metadata_say_of_the_reset_is_not_told_again()
    {
        using var network = new SmallNet(Device.Cpu, 1);
        Ottt.Hdf5.Nir.Export(Path, network);

        Assert.Empty(Ottt.Hdf5.Nir.LoadInto(Path, network));
    }

    private void AssertSame(OtttNetwork network, OtttNetwork other)
    {
        using (NirRun.Lively(network))
        using (other)
        {
            float[] expected = NirRun.Outputs(network);
            Ottt.Hdf5.Nir.Export(Path, network);
            Assert.NotEqual(expected, NirRun.Outputs(other));

            Ottt.Hdf5.Nir.LoadInto(Path, other);

            Assert.Equal(expected, NirRun.Outputs(other));
            Assert.Contains(expected, value => value != 0);
        }
    }

    private static void AssertClose(float[] expected, float[] found)
    {
        float scale = expected.Max(MathF.Abs);
        Assert.True(scale > 0);
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 1e-3f * scale));
    }
}
