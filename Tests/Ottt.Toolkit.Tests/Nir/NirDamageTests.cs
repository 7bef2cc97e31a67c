using Ottt.Data;
using Ottt.Testing;
using PureHDF;
using Xunit;

namespace Ottt.Toolkit.Tests.Nir;

/// <summary>A file that is damaged, or no graph of NIR, is refused with its name and the place.</summary>
public sealed class NirDamageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => System.IO.Path.Combine(_folder.Path, "network.nir");

    public static TheoryData<string, Action<H5Group>, string> Wrong => new()
    {
        { "type", root => root["type"] = "LIF", "has a /node/type that is 'LIF' instead of NIRGraph" },
        { "no nodes", root => root.Remove("nodes"), "has no /node/nodes" },
        { "no edges", root => root.Remove("edges"), "has no /node/edges" },
        { "edges of three", root => root["edges"] = new H5Dataset(new[] { "input", "a", "output" }, fileDims: [1, 3]), "has a /node/edges that has the shape [1, 3] instead of [edges, 2]" },
        { "unknown edge", root => root["edges"] = new H5Dataset(new[] { "input", "z" }, fileDims: [1, 2]), "has a /node/edges that names 'z', which is none of the nodes" },
        { "nodes as numbers", root => root["nodes"] = new[] { 1f }, "has a /node/nodes that is an array where a group is expected" },
        { "no weight", root => Affine(root).Remove("weight"), "has no /node/nodes/a/weight" },
        { "flat weight", root => Affine(root)["weight"] = new float[6], "has a /node/nodes/a/weight that has the shape [6] instead of one of 2 axes" },
        { "short bias", root => Affine(root)["bias"] = new float[3], "has a /node/nodes/a/bias that has the shape [3] instead of [2], a number for each output of the weight" },
        { "not a number", root => Affine(root)["bias"] = new[] { 0, float.NaN }, "has a /node/nodes/a/bias that has NaN at element 1, which is no finite number" },
        { "weight of text", root => Affine(root)["weight"] = "heavy", "has a /node/nodes/a/weight that is 'heavy'; only numbers, and the padding 'valid', are known" },
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_does_not_fit_is_named(string what, Action<H5Group> damage, string problem)
    {
        Write(damage);

        var found = Assert.Throws<DataFormatException>(() => Ottt.Hdf5.Nir.Import(Path));

        Assert.True(found.Message == $"'{Path}' {problem}.", $"{what}: {found.Message}");
    }

    [Fact]
    public void An_unknown_primitive_is_named()
    {
        Write(root => Affine(root)["type"] = "Attention");

        Assert.Contains(
            "has a /node/nodes/a/type that is 'Attention', which is none of Input, Output, Affine",
            Assert.Throws<DataFormatException>(() => Ottt.Hdf5.Nir.Import(Path)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_graph_that_is_no_chain_can_be_read_and_not_be_loaded()
    {
        Write(root => root["edges"] = new H5Dataset(new[] { "input", "a", "a", "output", "a", "a" }, fileDims: [3, 2]));

        Assert.Equal(3, Ottt.Hdf5.Nir.Import(Path).Edges.Count);
        Assert.Contains("is no chain of nodes: 'a' is reached from several", Assert.Throws<DataFormatException>(() => Ottt.Hdf5.Nir.Import(Path).Chain()).Message, StringComparison.Ordinal);
    }

    /// <summary>Files of others have no metadata of ours, and scalars where we write a number per neuron.</summary>
    [Fact]
    public void A_file_of_others_is_loaded_with_a_warning_about_its_reset()
    {
        Write(root =>
        {
            var nodes = (H5Group)root["nodes"];
            nodes["n"] = new H5Group
            {
                ["type"] = "LIF",
                ["tau"] = new[] { 2f, 2 },
                ["r"] = new[] { 2f, 2 },
                ["v_leak"] = new float[2],
                ["v_threshold"] = new[] { 1f, 1 },
            };
            root["edges"] = new H5Dataset(new[] { "input", "a", "a", "n", "n", "output" }, fileDims: [3, 2]);
        });
        using var network = new SmallNet(Device.Cpu, 1);

        Ottt.Hdf5.NirWarning warning = Assert.Single(Ottt.Hdf5.Nir.LoadInto(Path, network));

        Assert.Equal("1 OtttLif(Tau = 2)", warning.Layer);
        Assert.Equal([1, 2, 3, 4, 5, 6], network.Parameters["0.weight"].Value.ToArray());
        Assert.Equal([7, 8], network.Parameters["0.bias"].Value.ToArray());
    }

    [Fact]
    public void A_damaged_file_is_refused()
    {
        using var network = new SmallNet(Device.Cpu, 1);
        Ottt.Hdf5.Nir.Export(Path, network);

        new ReaderCorpus(Path, File.ReadAllBytes(Path), () => Ottt.Hdf5.Nir.Import(Path)) { NamesOffset = false }
            .Whole().Cut().Zeros().WrongMagic(8).Unopenable();
    }

    private static H5Group Affine(H5Group root) => (H5Group)((H5Group)root["nodes"])["a"];

    /// <summary>A chain of one affine layer, from 3 to 2.</summary>
    private void Write(Action<H5Group> damage)
    {
        var root = new H5Group
        {
            ["type"] = "NIRGraph",
            ["nodes"] = new H5Group
            {
                ["input"] = new H5Group { ["type"] = "Input", ["shape"] = new long[] { 3 } },
                ["a"] = new H5Group { ["type"] = "Affine", ["weight"] = new H5Dataset(new float[] { 1, 2, 3, 4, 5, 6 }, fileDims: [2, 3]), ["bias"] = new float[] { 7, 8 } },
                ["output"] = new H5Group { ["type"] = "Output", ["shape"] = new long[] { 2 } },
            },
            ["edges"] = new H5Dataset(new[] { "input", "a", "a", "output" }, fileDims: [2, 2]),
        };
        damage(root);
        new H5File { ["version"] = "1.0.4", ["node"] = root }.Write(Path);
    }
}
