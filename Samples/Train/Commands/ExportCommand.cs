using System.CommandLine;
using Ottt.Checkpoints;
using Ottt.Data.Numpy;
using Ottt.Hdf5;
using Ottt.Samples.Shared;

namespace Ottt.Samples.Train.Commands;

/// <summary><c>export SAVED FILE</c>: saved parameters in a format of others.</summary>
internal static class ExportCommand
{
    /// <summary>The formats, by the ending of the file.</summary>
    private static readonly Dictionary<string, Action<string, OtttNetwork>> Formats = new(StringComparer.OrdinalIgnoreCase)
    {
        [".safetensors"] = (path, network) => ParameterFile.Save(path, network),
        [".nir"] = ExportNir,
        [".npz"] = ExportNumpy,
    };

    public static Command Create()
    {
        var saved = new SavedArguments();
        Argument<string> file = new("file") { Description = "The file to write: .safetensors, which SpikingJelly and PyTorch load, .nir, the exchange format of neuromorphic software, or .npz for NumPy." };
        var command = new Command("export", "Writes saved parameters for other programs.");
        saved.AddTo(command);
        command.Arguments.Add(file);
        command.SetAction(result => Failures.Guard(() =>
        {
            string path = result.GetRequiredValue(file);
            if (!Formats.TryGetValue(Path.GetExtension(path), out Action<string, OtttNetwork>? export))
            {
                throw new WrongArgumentException($"'{path}' has no ending of a format that is written: {string.Join(", ", Formats.Keys)}.");
            }

            using OtttNetwork network = saved.Read(result).Create(Device.Cpu);
            export(path, network);
            Console.Out.WriteLine($"{path}: {network.Description.Name}, {network.Description.Parameters.Sum(parameter => (long)parameter.Count)} parameters");
        }));
        return command;
    }

    private static void ExportNir(string path, OtttNetwork network)
    {
        try
        {
            // What is exported is the network in evaluation.
            network.Reset();
            network.Training = false;
            foreach (NirWarning warning in Nir.Export(path, network)) Console.Error.WriteLine(warning);
        }
        catch (NirUnsupportedException unsupported)
        {
            throw new WrongArgumentException(unsupported.Message);
        }
    }

    private static void ExportNumpy(string path, OtttNetwork network) => NumpyArchive.Write(
        path,
        network.Parameters.Select(parameter => KeyValuePair.Create(parameter.Name, new NumpyArray(parameter.Shape, parameter.Value.ToArray())))
            .Concat(network.Buffers.Select(buffer => KeyValuePair.Create(buffer.Name, ArrayOf(buffer))))
            .ToDictionary());

    private static NumpyArray ArrayOf(NetworkBuffer buffer) => buffer is NetworkBuffer<long> counts
        ? new NumpyArray(buffer.Shape, counts.Value.ToArray())
        : new NumpyArray(buffer.Shape, ((NetworkBuffer<float>)buffer).Value.ToArray());
}
