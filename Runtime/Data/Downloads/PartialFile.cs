using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace Ottt.Data.Downloads;

/// <summary>
/// A file that is not yet complete: <c>name.partial</c>, with the SHA-256 of what is there, and beside it where that came from, <c>name.partial.source</c>.
/// </summary>
internal sealed class PartialFile : IDisposable
{
    private readonly string _path;
    private readonly Stream _stream;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    private bool _isRead;

    private PartialFile(string path, Stream stream) => (_path, _stream) = (path, stream);

    /// <summary>The bytes that are there.</summary>
    public long Length { get; private set; }

    private string SourcePath => _path + ".source";

    /// <summary>Opens a file, or begins one, and reads what is there.</summary>
    public static async Task<PartialFile> OpenAsync(string path, Func<string, Stream> open, CancellationToken cancellationToken)
    {
        var file = new PartialFile(path, open(path));
        try
        {
            byte[] buffer = new byte[FileTransfer.BufferLength];
            for (int read; (read = await file._stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0; file.Length += read)
            {
                file._hash.AppendData(buffer, 0, read);
            }

            file._isRead = true;
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The mark (entity tag) with which an address gave what is there; null where it gave none, or another address gave it.</summary>
    public string? TagOf(Uri address)
    {
        string[] lines = Length > 0 && File.Exists(SourcePath) ? File.ReadAllLines(SourcePath) : [];
        return lines.Length == 2 && lines[0] == address.AbsoluteUri && EntityTagHeaderValue.TryParse(lines[1], out _) ? lines[1] : null;
    }

    /// <summary>Notes where the next bytes come from.</summary>
    public void NoteSource(Uri address, string? tag)
    {
        if (tag is null) File.Delete(SourcePath);
        else File.WriteAllLines(SourcePath, [address.AbsoluteUri, tag]);
    }

    public async Task AppendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await _stream.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        _hash.AppendData(bytes.Span);
        Length += bytes.Length;
    }

    /// <summary>Throws away what is there.</summary>
    public void Restart()
    {
        if (Length > 0)
        {
            _stream.SetLength(0);
            _hash.GetHashAndReset();
        }

        Length = 0;
        File.Delete(SourcePath);
    }

    /// <summary>The SHA-256 of what is there.</summary>
    public string Sha256() => Convert.ToHexStringLower(_hash.GetCurrentHash());

    /// <summary>Makes sure that what is there is on the disk.</summary>
    public void Save()
    {
        if (_stream is FileStream file) file.Flush(flushToDisk: true);
        else _stream.Flush();
    }

    /// <summary>Forgets where the bytes came from, once they are all there.</summary>
    public void ForgetSource() => File.Delete(SourcePath);

    public void Dispose()
    {
        _hash.Dispose();
        _stream.Dispose();
        if (Length > 0 || !_isRead) return;
        File.Delete(_path);
        File.Delete(SourcePath);
    }
}
