using System.Formats.Tar;
using System.IO.Compression;

namespace Ottt.Data.Downloads;

/// <summary>
/// Unpacks an archive into a folder: files and folders alone, none outside, and no more than is allowed of them, whatever their headers say.
/// </summary>
internal sealed class ArchiveUnpacker(string folder, DownloadArchive archive, Action<long> report, CancellationToken cancellationToken)
{
    // N-MNIST has 60,000 files.
    private const int MostEntries = 200_000;

    private readonly byte[] _buffer = new byte[FileTransfer.BufferLength];
    private int _entries;
    private long _unpacked;

    /// <summary>Unpacks the archive.</summary>
    /// <param name="stream">The archive.</param>
    /// <exception cref="InvalidDataException">It is damaged, or has what must not be unpacked.</exception>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Unpack(Stream stream)
    {
        if (archive.Kind == ArchiveKind.Zip) UnpackZip(stream);
        else UnpackTar(stream);
    }

    private void UnpackZip(Stream stream)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
        foreach (ZipArchiveEntry entry in zip.Entries)
        {
            string path = Enter(entry.FullName);
            if (entry.FullName.EndsWith('/') || entry.FullName.EndsWith('\\'))
            {
                Directory.CreateDirectory(path);
                continue;
            }

            using Stream content = entry.Open();
            Write(path, entry.FullName, content);
        }
    }

    private void UnpackTar(Stream stream)
    {
        using var plain = new GZipStream(stream, CompressionMode.Decompress);
        using var tar = new TarReader(plain);
        while (tar.GetNextEntry() is { } entry)
        {
            switch (entry.EntryType)
            {
                case TarEntryType.GlobalExtendedAttributes:
                    break;
                case TarEntryType.Directory:
                    Directory.CreateDirectory(Enter(entry.Name));
                    break;
                case TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile:
                    Write(Enter(entry.Name), entry.Name, entry.DataStream ?? Stream.Null);
                    break;
                default:
                    throw new InvalidDataException($"the entry '{entry.Name}' is of the kind {entry.EntryType}; only files and folders are unpacked");
            }
        }
    }

    private string Enter(string name)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ++_entries > MostEntries
            ? throw new InvalidDataException($"it has more than {MostEntries} entries")
            : EntryPath.Within(folder, name);
    }

    private void Write(string path, string name, Stream content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (Path.Exists(path)) throw new InvalidDataException($"the entry '{name}' is there twice");
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        for (int read; (read = content.Read(_buffer)) > 0; file.Write(_buffer, 0, read))
        {
            cancellationToken.ThrowIfCancellationRequested();
            _unpacked += read;
            if (_unpacked > archive.LargestUnpackedSize)
            {
                throw new InvalidDataException($"its files have more than the {archive.LargestUnpackedSize} bytes that they may have, at the entry '{name}'");
            }
        }

        report(_unpacked);
    }
}
