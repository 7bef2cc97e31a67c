using Ottt.Checkpoints.Safetensors;
using Ottt.Data;

namespace Ottt.Checkpoints;

/// <summary>
/// Parameters and buffers of a network in a safetensors file with the names and shapes of PyTorch's <c>state_dict</c>: a file that is saved here is
/// loaded by SpikingJelly's network of the same layers (<c>load_state_dict(safetensors.torch.load_file(path))</c>), and one that was saved there
/// (<c>safetensors.torch.save_file(net.state_dict(), path)</c>) is loaded here.
/// </summary>
public static class ParameterFile
{
    /// <summary>Saves the parameters and buffers of a network.</summary>
    /// <param name="path">The file; one of the same name is replaced when the new one is whole and on the disk.</param>
    /// <param name="network">The network.</param>
    /// <param name="notes">What the program wants to find again, such as its settings; nothing by default.</param>
    /// <exception cref="NonFiniteTensorException">A parameter is not finite.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static void Save(string path, OtttNetwork network, IReadOnlyDictionary<string, string>? notes = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(network);
        string name = network.Description.Name;
        var texts = new Dictionary<string, string>(CheckpointNotes.ToTexts(notes ?? new Dictionary<string, string>())) { ["format"] = "pt", [CheckpointKeys.Network] = name };
        var tensors = new TensorCollection(StateDictionary.Copy(network), texts);
        FiniteNumbers.Demand(name, tensors);
        SafetensorsWriter.Write(path, tensors);
    }

    /// <summary>Reads what a file says of itself, a checkpoint or a file of parameters; the tensors are checked for their places, not read.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="DataFormatException">There is no such file, it cannot be read, or it is damaged or another kind of file.</exception>
    public static ParameterFileInfo ReadInfo(string path)
    {
        IReadOnlyDictionary<string, string> texts = SafetensorsReader.ReadMetadata(path);
        return new ParameterFileInfo(texts.GetValueOrDefault(CheckpointKeys.Network), CheckpointNotes.FromTexts(texts));
    }

    /// <summary>
    /// Loads the parameters and buffers of a network, all or none of them. The file must have every one of them and no others, but it may be a
    /// <see cref="Checkpoint"/>, whose other tensors are left alone.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="network">The network.</param>
    /// <param name="prefix">What the names in the file begin with, such as <c>module.</c>; tensors with other names are left alone.</param>
    /// <exception cref="DataFormatException">
    /// The file is missing or damaged, or it is of another network: the first tensor that is missing, different or one too many is named.
    /// </exception>
    public static void Load(string path, OtttNetwork network, string prefix = "")
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(prefix);
        TensorCollection tensors = SafetensorsReader.Read(path);
        StateDictionary.Check(path, network, tensors, prefix);
        StateDictionary.Restore(network, tensors, prefix);
    }
}
