using System.CommandLine;
using Ottt.Checkpoints;
using Ottt.Hdf5;
using Ottt.Samples.Shared;
using Ottt.Samples.Train.Runs;

namespace Ottt.Samples.Train.Commands;

/// <summary><c>export SAVED FILE</c>: saved parameters in a format of others.</summary>
internal static class ExportCommand
{
    /// <summary>The formats, by the ending of the file.</summary>
    private static readonly Dictionary<string, Action<string, OtttNetwork>> Formats = new(StringComparer.OrdinalIgnoreCase)
    {
        [".safetensors"] = (path, network) => ParameterFile.Save(path, network),
        [".nir"] = ExportNir,
    };

    public static Command Create()
    {
        var saved = new SavedArguments();
        Argument<string> file = new("file") { Description = "The file to write: .safetensors, which SpikingJelly and PyTorch load, or .nir, the exchange format of neuromorphic software." };
        var command = new Command("export", "Writes saved parameters for other programs.");
        saved.AddTo(command);
        command.Arguments.Add(file);
        command.SetAction(result => Failures.Guard(() =>
        {
            string path = result.GetRequiredValue(file);
            if (!Formats.TryGetValue(Path.GetExtension(path), out Action<string, OtttNetwork>? export))
            {
                throw new WrongArgumentException($"'{path}' ends as no format that is written; {string.Join(" and ", Formats.Keys)} are.");
            }

            using OtttNetwork network = saved.Read(result).Create(Device.Cpu);
            export(path, network);
            Console.Out.WriteLine($"{path}: {network.Description.Name}, {network.Description.Parameters.Sum(parameter => (long)parameter.Count)} parameters");
        }));
        return command;
    }

    private static void ExportNir(string path, OtttNetwork network)
    {
        foreach (string warning in Nir.Export(path, network)) Console.Error.WriteLine(warning);
    }
}
