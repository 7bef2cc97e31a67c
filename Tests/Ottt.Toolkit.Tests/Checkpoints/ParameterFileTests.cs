using Ottt.Checkpoints;
using Ottt.Checkpoints.Safetensors;
using Ottt.Data;
using Ottt.Testing;
using Ottt.Testing.Goldens;
using Xunit;

namespace Ottt.Toolkit.Tests.Checkpoints;

/// <summary>Parameter files: SpikingJelly's, ours, and damaged ones.</summary>
public class ParameterFileTests
{
    private const string GoldenPrefix = "init.";

    private static GoldenCase Golden => GoldenFolder.Cases.Single(golden => golden.Name == "eval_cnn_bn");

    private static string GoldenFile => Path.Combine(GoldenFolder.Path!, "eval_cnn_bn.safetensors");

    [Fact]
    public void A_file_of_the_reference_gives_the_outputs_of_the_reference()
    {
        Assert.SkipWhen(GoldenFolder.Path is null, GoldenFolder.Absent);
        using var network = new GoldenCnn(Device.Cpu, batchSize: 3, seed: 5);
        ParameterFile.Load(GoldenFile, network, GoldenPrefix);
        double[] outputs = [.. Outputs(network).Select(value => (double)value)];
        Tolerances.Network.Check("y_seq", Golden.Tensors["it0.y_seq"].Numbers, outputs);
    }

    [Fact]
    public void A_saved_file_has_the_names_shapes_and_bytes_of_the_reference()
    {
        Assert.SkipWhen(GoldenFolder.Path is null, GoldenFolder.Absent);
        using var folder = new TemporaryFolder();
        using var network = new GoldenCnn(Device.Cpu, batchSize: 3, seed: 5);
        ParameterFile.Load(GoldenFile, network, GoldenPrefix);
        string path = Path.Combine(folder.Path, "saved.safetensors");
        ParameterFile.Save(path, network);

        SafetensorsFile saved = SafetensorsFile.Read(path), golden = Golden.Tensors;
        string[] names = [.. golden.Names.Where(name => name.StartsWith(GoldenPrefix, StringComparison.Ordinal)).Select(name => name[GoldenPrefix.Length..])];
        Assert.Equal(names.Order(StringComparer.Ordinal), saved.Names.Order(StringComparer.Ordinal));
        Assert.All(names, name =>
        {
            SafetensorsTensor expected = golden[GoldenPrefix + name], found = saved[name];
            Assert.Equal(expected.Type, found.Type);
            Assert.Equal(expected.Shape, found.Shape);
            Assert.Equal(expected.Bytes.ToArray(), found.Bytes.ToArray());
        });

        using var other = new GoldenCnn(Device.Cpu, batchSize: 3, seed: 6);
        ParameterFile.Load(path, other);
        Assert.Equal(Outputs(network), Outputs(other));
    }

    [Fact]
    public void A_file_of_another_network_is_refused_by_its_first_difference_and_changes_nothing()
    {
        using var folder = new TemporaryFolder();
        using var wider = new WiderCnn(Device.Cpu, batchSize: 1, seed: 1);
        using var network = new GoldenCnn(Device.Cpu, batchSize: 1, seed: 2);
        string path = Path.Combine(folder.Path, "wider.safetensors");
        ParameterFile.Save(path, wider);
        float[] before = Values(network);
        var problem = Assert.Throws<DataFormatException>(() => ParameterFile.Load(path, network));
        Assert.Equal($"'{path}' has a tensor 4.weight [6, 4, 3, 3] where GoldenCnn has 4.weight [4, 4, 3, 3].", problem.Message);
        Assert.Equal(before, Values(network));
    }

    [Fact]
    public void A_tensor_that_is_missing_or_one_too_many_is_named()
    {
        using var folder = new TemporaryFolder();
        using var network = new RememberingNet(Device.Cpu, batchSize: 2, seed: 2);
        string path = Path.Combine(folder.Path, "parameters.safetensors");
        ParameterFile.Save(path, network);
        TensorCollection whole = SafetensorsReader.Read(path);

        SafetensorsWriter.Write(path, new TensorCollection(whole.Where(tensor => tensor.Name != "1.running_var")));
        Assert.Contains("has no tensor 1.running_var [12] for RememberingNet", Assert.Throws<DataFormatException>(() => ParameterFile.Load(path, network)).Message, StringComparison.Ordinal);

        SafetensorsWriter.Write(path, new TensorCollection(whole.Append(new NamedTensor<float>("9.weight", [1], new float[1]))));
        Assert.Contains("has a tensor 9.weight [1], which RememberingNet has not", Assert.Throws<DataFormatException>(() => ParameterFile.Load(path, network)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_is_not_finite_is_neither_saved_nor_loaded()
    {
        using var folder = new TemporaryFolder();
        using var network = new RememberingNet(Device.Cpu, batchSize: 2, seed: 2);
        string path = Path.Combine(folder.Path, "parameters.safetensors");
        ParameterFile.Save(path, network);
        byte[] before = File.ReadAllBytes(path);
        network.Parameters["4.bias"].Edit()[3] = float.NaN;
        Assert.Contains("element 3 of 4.bias [10] is NaN", Assert.Throws<NonFiniteTensorException>(() => ParameterFile.Save(path, network)).Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(path));

        TensorCollection damaged = new(SafetensorsReader.Read(path).Select(tensor => tensor.Name == "4.bias" ? new NamedTensor<float>("4.bias", [10], network.Parameters["4.bias"].Value.ToArray()) : tensor));
        SafetensorsWriter.Write(path, damaged);
        Assert.Contains("has the value NaN in element 3 of tensor 4.bias [10]", Assert.Throws<DataFormatException>(() => ParameterFile.Load(path, network)).Message, StringComparison.Ordinal);
    }

    private static float[] Outputs(GoldenCnn network)
    {
        network.Training = false;
        network.Reset();
        GoldenCase golden = Golden;
        var outputs = new List<float>();
        for (int step = 0; step < golden.Integer("T"); step++)
        {
            outputs.AddRange(network.Forward([.. golden.Row("it0.x_seq", step).Select(value => (float)value)]));
        }

        return [.. outputs];
    }

    private static float[] Values(OtttNetwork network) => [.. network.Parameters.SelectMany(parameter => parameter.Value.ToArray())];
}
