namespace Ottt.Data;

/// <summary>A file of a CIFAR data set, checked for its length when opened, and read image by image.</summary>
internal sealed class CifarFile : IDisposable
{
    private readonly CifarFormat _format;
    private readonly string _path;
    private readonly FileStream _stream;

    private CifarFile(CifarFormat format, string path, FileStream stream)
    {
        _format = format;
        _path = path;
        _stream = stream;
    }

    /// <summary>The number of images, at least 1.</summary>
    public int Count { get; private set; }

    /// <summary>Opens a file and checks its length; nothing is read yet.</summary>
    /// <exception cref="DataFormatException">The file is missing, cannot be read, is empty, or is no whole number of images.</exception>
    public static CifarFile Open(CifarFormat format, string folder, string name)
    {
        string path = Path.Combine(folder, name);
        try
        {
            var file = new CifarFile(format, path, File.OpenRead(path));
            try
            {
                file.CountRecords();
                return file;
            }
            catch
            {
                file.Dispose();
                throw;
            }
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DataFormatException(path, $"does not exist, and is one of the files of {format.Name}", problem);
        }
        catch (Exception problem) when (DataFile.IsRefusal(problem))
        {
            throw DataFile.Unreadable(path, problem);
        }
    }

    /// <summary>Reads all images.</summary>
    /// <param name="pixels">Receives the pixels of one image after another.</param>
    /// <param name="labels">Receives one label of each image.</param>
    /// <param name="label">Which one, from 0.</param>
    /// <exception cref="DataFormatException">The file cannot be read, ends early, or has a label that is not one of the classes.</exception>
    public void Read(Span<byte> pixels, Span<byte> labels, int label)
    {
        Span<byte> before = stackalloc byte[_format.Labels.Count];
        for (int record = 0; record < Count; record++)
        {
            Fill(before, record);
            CheckLabels(before, record);
            labels[record] = before[label];
            Fill(pixels.Slice(record * CifarFormat.PixelCount, CifarFormat.PixelCount), record);
        }
    }

    public void Dispose() => _stream.Dispose();

    private void CountRecords()
    {
        long length = _stream.Length;
        (long count, long rest) = Math.DivRem(length, _format.RecordLength);
        if (length == 0) throw new DataFormatException(_path, $"is empty; {_format.Name} has {_format.RecordLength} bytes for each image", offset: 0);
        if (rest > 0)
        {
            throw new DataFormatException(
                _path,
                $"is truncated or is no file of {_format.Name}: {length} bytes are {count} images of {_format.RecordLength} bytes and {rest} bytes more",
                offset: length);
        }

        Count = (int)Math.Min(count, int.MaxValue);
    }

    private void Fill(Span<byte> bytes, int record)
    {
        try
        {
            int found = _stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (found == bytes.Length) return;
            throw new DataFormatException(
                _path, $"ends within image {record} of {Count}; it became shorter while it was read", offset: _stream.Position);
        }
        catch (Exception problem) when (DataFile.IsRefusal(problem))
        {
            throw DataFile.Unreadable(_path, problem);
        }
    }

    private void CheckLabels(ReadOnlySpan<byte> labels, int record)
    {
        for (int index = 0; index < labels.Length; index++)
        {
            (string name, int classCount) = _format.Labels[index];
            if (labels[index] < classCount) continue;
            throw new DataFormatException(
                _path,
                $"has the {name} {labels[index]} for image {record}, which is outside 0 to {classCount - 1}",
                offset: ((long)record * _format.RecordLength) + index);
        }
    }
}
