using System.Globalization;
using Ottt.Data;
using Ottt.Files;

namespace Ottt.Checkpoints;

/// <summary>
/// The checkpoints of one run: the newest few of them, each in a file that is named by the samples trained before it. A process that is killed while
/// it saves leaves the ones before as they were. The folder is for one run at a time.
/// </summary>
public sealed class CheckpointFolder
{
    private const string NamePrefix = "checkpoint-";
    private const string NameSuffix = ".safetensors";

    /// <summary>Names a folder; it is made when the first checkpoint is saved.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="keep">How many checkpoints are kept, at least 1; older ones are deleted when a new one is whole and on the disk.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="keep"/> is less than 1.</exception>
    public CheckpointFolder(string path, int keep = 3)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentOutOfRangeException.ThrowIfLessThan(keep, 1);
        FolderPath = path;
        Keep = keep;
    }

    /// <summary>The folder.</summary>
    public string FolderPath { get; }

    /// <summary>How many checkpoints are kept.</summary>
    public int Keep { get; }

    /// <summary>The files of the checkpoints, the newest first.</summary>
    /// <exception cref="DataFormatException">The folder cannot be looked into.</exception>
    public IReadOnlyList<string> Files
    {
        get
        {
            try
            {
                return Directory.Exists(FolderPath)
                    ? [.. Directory.EnumerateFiles(FolderPath, NamePrefix + "*" + NameSuffix).Where(file => SamplesOf(file) is not null).OrderByDescending(SamplesOf)]
                    : [];
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                throw new DataFormatException(FolderPath, $"cannot be read: {problem.Message.TrimEnd('.')}", problem);
            }
        }
    }

    /// <summary>Saves a checkpoint and deletes those that are too many.</summary>
    /// <param name="checkpoint">The checkpoint of a trainer.</param>
    /// <returns>Its file.</returns>
    /// <exception cref="IOException">The file cannot be written; those that are there are left as they are.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public string Save(Checkpoint checkpoint)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        string file = Path.Combine(FolderPath, string.Create(CultureInfo.InvariantCulture, $"{NamePrefix}{checkpoint.SamplesSeen:D12}{NameSuffix}"));
        checkpoint.Save(file);
        foreach (string old in Files.Skip(Keep)) File.Delete(old);
        foreach (string unfinished in Directory.EnumerateFiles(FolderPath, NamePrefix + "*" + AtomicFile.UnfinishedSuffix)) File.Delete(unfinished);
        return file;
    }

    /// <summary>Reads the newest checkpoint that is whole.</summary>
    /// <param name="skipped">Is told of newer ones that are damaged.</param>
    /// <returns>The checkpoint, or null where there is none.</returns>
    /// <exception cref="DataFormatException">The folder cannot be looked into.</exception>
    public Checkpoint? LoadNewest(Action<DataFormatException>? skipped = null)
    {
        foreach (string file in Files)
        {
            try
            {
                return Checkpoint.Load(file);
            }
            catch (DataFormatException problem)
            {
                skipped?.Invoke(problem);
            }
        }

        return null;
    }

    private static long? SamplesOf(string file)
    {
        string name = Path.GetFileName(file);
        return long.TryParse(name.AsSpan(NamePrefix.Length, name.Length - NamePrefix.Length - NameSuffix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out long samples) ? samples : null;
    }
}
