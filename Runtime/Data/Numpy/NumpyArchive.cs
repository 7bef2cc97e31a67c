using System.IO.Compression;
using Ottt.Files;

namespace Ottt.Data.Numpy;

/// <summary>Named arrays in <c>.npz</c> files, as <c>numpy.savez</c> and <c>numpy.savez_compressed</c> write them: a ZIP archive of <c>.npy</c> files.</summary>
public static class NumpyArchive
{
    private const string Extension = ".npy";

    /// <summary>Reads all arrays; see <see cref="NumpyFile.Read"/> for what they become.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The arrays by name, without <c>.npy</c>.</returns>
    /// <exception cref="DataFormatException">
    /// There is no such file, it cannot be read, is damaged or another kind of file, or an entry is no array that can be read.
    /// </exception>
    public static IReadOnlyDictionary<string, NumpyArray> Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        using FileStream file = DataFile.Open(path);
        try
        {
            using var archive = new ZipArchive(file, ZipArchiveMode.Read);
            var arrays = new Dictionary<string, NumpyArray>();
            foreach (ZipArchiveEntry entry in archive.Entries) Add(arrays, entry, path);
            return arrays;
        }
        catch (Exception problem) when (problem is InvalidDataException or EndOfStreamException or ArgumentException)
        {
            throw new DataFormatException(path, "is not a whole, undamaged ZIP archive", problem);
        }
        catch (Exception problem) when (DataFile.IsRefusal(problem))
        {
            throw DataFile.Unreadable(path, problem);
        }
    }

    /// <summary>Writes arrays, beside the place and renamed.</summary>
    /// <param name="path">The file; replaced if there is one.</param>
    /// <param name="arrays">The arrays by name, without <c>.npy</c>.</param>
    /// <param name="compress">Whether to compress them.</param>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void Write(string path, IReadOnlyDictionary<string, NumpyArray> arrays, bool compress = false)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(arrays);
        foreach (string name in arrays.Keys) ArgumentException.ThrowIfNullOrWhiteSpace(name, nameof(arrays));
        AtomicFile.Write(path, stream =>
        {
            using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
            foreach ((string name, NumpyArray array) in arrays)
            {
                ZipArchiveEntry entry = archive.CreateEntry(name + Extension, compress ? CompressionLevel.Optimal : CompressionLevel.NoCompression);
                using Stream content = entry.Open();
                NumpyWriter.Write(content, array);
            }
        });
    }

    private static void Add(Dictionary<string, NumpyArray> arrays, ZipArchiveEntry entry, string path)
    {
        if (!entry.FullName.EndsWith(Extension, StringComparison.Ordinal))
        {
            throw new DataFormatException(path, $"has an entry '{entry.FullName}', which is no {Extension} file");
        }

        using Stream content = entry.Open();
        NumpyArray array = NumpyReader.Read(content, new NumpySource(path, entry.FullName), entry.Length);
        if (!arrays.TryAdd(entry.FullName[..^Extension.Length], array)) throw new DataFormatException(path, $"has the entry '{entry.FullName}' twice");
    }
}
