using Ottt.Checkpoints.Safetensors;
using Ottt.Data;
using Ottt.Training;

namespace Ottt.Checkpoints;

/// <summary>
/// All that a run needs to be gone on with, so that it ends with the bits that it would have ended with: parameters and buffers, the optimizer's
/// state, how far the trainer has come, the counts that random numbers are drawn from, and on request the state of the neurons in the middle of a
/// sequence. It is a copy: the run may go on while it is saved.
/// </summary>
/// <remarks>
/// In a file it is a <see cref="ParameterFile"/> with more tensors, whose names begin with <c>ottt.</c>. What is a pure function of the position, such
/// as a <see cref="LearningRateSchedule"/> or the order of a shuffled pass, is not in it; nor are the settings of the trainer, which are the program's.
/// </remarks>
public sealed class Checkpoint
{
    private const int FormatVersion = 1;

    private readonly TensorCollection _tensors;
    private readonly CheckpointReading _reading;

    private Checkpoint(string source, TensorCollection tensors)
    {
        _tensors = tensors;
        _reading = new CheckpointReading(source, tensors);
        int version = _reading.Texts.Number<int>(CheckpointKeys.Format);
        if (version != FormatVersion) throw new DataFormatException(source, $"is a checkpoint of version {version}; this library reads version {FormatVersion}");
        Network = _reading.Texts[CheckpointKeys.Network];
        Seed = _reading.Texts.Number<ulong>(CheckpointKeys.Seed);
        Notes = CheckpointNotes.FromTexts(tensors.Metadata);
        if (!_reading.Texts.Has(CheckpointKeys.Epoch)) return;
        Epoch = _reading.Texts.Number<int>(CheckpointKeys.Epoch);
        BatchesTrained = _reading.Texts.Number<int>(CheckpointKeys.Batches);
        SamplesSeen = _reading.Texts.Number<long>(CheckpointKeys.SamplesSeen);
    }

    /// <summary>The name of the class of the network.</summary>
    public string Network { get; }

    /// <summary>The seed that the network was made with; one that goes on must be made with the same.</summary>
    public ulong Seed { get; }

    /// <summary>The pass that the trainer was in or before, from 0; 0 in a checkpoint without a trainer.</summary>
    public int Epoch { get; }

    /// <summary>The batches of this pass that were trained; 0 between passes.</summary>
    public int BatchesTrained { get; }

    /// <summary>The samples that the trainer has trained on; 0 in a checkpoint without a trainer.</summary>
    public long SamplesSeen { get; }

    /// <summary>Whether membrane potentials and traces of a sequence are in it.</summary>
    public bool HasNeuronState => _tensors.TryGet(CheckpointKeys.State, out _);

    /// <summary>What the program noted, such as its command line.</summary>
    public IReadOnlyDictionary<string, string> Notes { get; }

    /// <summary>Copies what a trainer needs, after any batch: also from <see cref="IProgress{T}"/> of a pass, or after one that was cancelled.</summary>
    /// <param name="trainer">The trainer.</param>
    /// <exception cref="NonFiniteTensorException">A parameter or other number is not finite.</exception>
    public static Checkpoint Capture(OnlineTrainer trainer)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        return Make(trainer.Network, contents =>
        {
            SequencePart.SaveCount(contents, trainer.Network);
            OptimizerPart.Save(contents, trainer.Network, trainer.Optimizer);
            TrainerPart.Save(contents, trainer);
        });
    }

    /// <summary>
    /// Copies what a loop of one's own needs, between two time steps. With the state of the neurons also the gradients are copied that the steps of
    /// the sequence have added up; sums over steps with a repeated input are taken into them for that, which may round once more than without.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="withNeuronState">Whether the sequence is to be gone on with; if not, the next one begins anew.</param>
    /// <exception cref="NonFiniteTensorException">A parameter or other number is not finite.</exception>
    public static Checkpoint Capture(OtttNetwork network, Optimizer optimizer, bool withNeuronState)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(optimizer);
        return Make(network, contents =>
        {
            if (withNeuronState) SequencePart.SaveState(contents, network);
            else SequencePart.SaveCount(contents, network);
            OptimizerPart.Save(contents, network, optimizer);
        });
    }

    /// <summary>The same checkpoint with notes of the program's own in the place of those that it had.</summary>
    /// <param name="notes">What the program wants to find again, such as its command line.</param>
    public Checkpoint WithNotes(IReadOnlyDictionary<string, string> notes)
    {
        ArgumentNullException.ThrowIfNull(notes);
        IEnumerable<KeyValuePair<string, string>> texts = _tensors.Metadata.Where(text => !CheckpointNotes.IsNote(text)).Concat(CheckpointNotes.ToTexts(notes));
        return new Checkpoint(_reading.Source, new TensorCollection(_tensors, new Dictionary<string, string>(texts)));
    }

    /// <summary>Reads a checkpoint.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="DataFormatException">The file is missing, is damaged by as little as a bit, or is no checkpoint.</exception>
    public static Checkpoint Load(string path)
    {
        TensorCollection tensors = SafetensorsReader.Read(path);
        if (!tensors.Metadata.ContainsKey(SafetensorsDigest.Name)) throw new DataFormatException(path, $"has no '{SafetensorsDigest.Name}' in its header; it is no checkpoint");
        return new Checkpoint(path, tensors);
    }

    /// <summary>Writes the checkpoint under another name, makes sure of it on the disk and renames it: a file of that name is always whole.</summary>
    /// <param name="path">The file; one of the same name is replaced.</param>
    /// <exception cref="IOException">The file cannot be written; what was there before is left as it is.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public void Save(string path) => SafetensorsWriter.Write(path, _tensors);

    /// <summary>Brings a trainer, its network and its optimizer to where they were: all of it, or nothing where something does not fit.</summary>
    /// <param name="trainer">A trainer with the settings of the one that was copied.</param>
    /// <exception cref="DataFormatException">The checkpoint is of another network, seed or optimizer, or not of a trainer; what differs first is named.</exception>
    public void Restore(OnlineTrainer trainer)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        Check(trainer.Network, trainer.Optimizer);
        TrainerPart.Check(_reading, trainer);
        RestoreAll(trainer.Network, trainer.Optimizer);
        TrainerPart.Restore(_reading, trainer);
    }

    /// <summary>Brings a network and its optimizer to where they were: all of it, or nothing where something does not fit.</summary>
    /// <param name="network">A network of the same class, made with the same seed.</param>
    /// <param name="optimizer">An optimizer of the same rule.</param>
    /// <exception cref="DataFormatException">The checkpoint is of another network, seed or optimizer; what differs first is named.</exception>
    public void Restore(OtttNetwork network, Optimizer optimizer)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(optimizer);
        Check(network, optimizer);
        RestoreAll(network, optimizer);
    }

    private static Checkpoint Make(OtttNetwork network, Action<CheckpointContents> gather)
    {
        string name = network.Description.Name;
        var contents = new CheckpointContents();
        contents.Texts[CheckpointKeys.Format] = CheckpointTexts.Text(FormatVersion);
        contents.Texts[CheckpointKeys.Network] = name;
        contents.Tensors.AddRange(StateDictionary.Copy(network));
        gather(contents);
        var tensors = new TensorCollection(contents.Tensors, contents.Texts);
        FiniteNumbers.Demand(name, tensors);
        return new Checkpoint($"the checkpoint of {name} in memory", tensors);
    }

    private void Check(OtttNetwork network, Optimizer optimizer)
    {
        StateDictionary.Check(_reading.Source, network, _tensors, prefix: "");
        SequencePart.Check(_reading, network);
        OptimizerPart.Check(_reading, network, optimizer);
    }

    private void RestoreAll(OtttNetwork network, Optimizer optimizer)
    {
        StateDictionary.Restore(network, _tensors, prefix: "");
        SequencePart.Restore(_reading, network);
        OptimizerPart.Restore(_reading, network, optimizer);
    }
}
