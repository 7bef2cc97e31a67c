using Ottt.Data;
using PureHDF;
using PureHDF.VOL.Native;

namespace Ottt.Hdf5;

/// <summary>
/// Reads groups and arrays of an HDF5 file. Whatever is wrong with the file becomes a <see cref="DataFormatException"/> that names the place, and no array is
/// larger than the file can hold.
/// </summary>
internal sealed partial class Hdf5Reader : IDisposable
{
    /// <summary>The most that deflate makes of a byte.</summary>
    private const ulong LargestExpansion = 1032;

    private readonly FileStream _stream;
    private readonly NativeFile _file;

    private Hdf5Reader(string path, FileStream stream, NativeFile file)
    {
        Path = path;
        _stream = stream;
        _file = file;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Opens a file.</summary>
    /// <exception cref="DataFormatException">The file cannot be opened, is no HDF5 file, or is cut or damaged.</exception>
    public static Hdf5Reader Open(string path)
    {
        FileStream stream = DataFile.Open(path);
        try
        {
            Hdf5Superblock.Check(path, stream);
            return new Hdf5Reader(path, stream, Guarded(path, "the first block", () => H5File.Open(stream, leaveOpen: true)));
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Whether there is a group or an array of this name.</summary>
    /// <param name="place">The path within the file, such as <c>/node/edges</c>.</param>
    public bool Has(string place) => Guarded(Path, place, () => _file.LinkExists(place));

    /// <summary>Whether it is an array, not a group.</summary>
    /// <param name="place">The path within the file.</param>
    public bool IsArray(string place) => Guarded(Path, place, () => _file.Get(place)) is NativeDataset;

    /// <summary>The names in a group, in ordinal order.</summary>
    /// <param name="group">The path within the file.</param>
    public IReadOnlyList<string> Names(string group)
    {
        object found = Require(group);
        if (found is not NativeGroup contents) throw Wrong(group, "is an array where a group is expected");
        return Guarded(Path, group, () => contents.Children().Select(child => child.Name).Order(StringComparer.Ordinal).ToArray());
    }

    /// <summary>Whether an array holds text.</summary>
    /// <param name="place">The path within the file.</param>
    public bool IsText(string place)
    {
        NativeDataset array = Array(place);
        return Guarded(Path, place, () => IsTextual(array));
    }

    /// <summary>A single text.</summary>
    /// <param name="place">The path within the file.</param>
    public string Text(string place)
    {
        NativeDataset array = Array(place);
        return Texts(place, array) is [{ } text] ? text : throw Wrong(place, "is not one text");
    }

    /// <summary>The texts of an array.</summary>
    /// <param name="place">The path within the file.</param>
    /// <param name="shape">Its shape.</param>
    public string[] Texts(string place, out IReadOnlyList<int> shape)
    {
        NativeDataset array = Array(place);
        shape = ShapeOf(place, array);
        return Texts(place, array);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _file.Dispose();
        _stream.Dispose();
    }

    /// <summary>The exception for something in the file.</summary>
    public DataFormatException Wrong(string place, string problem) => new(Path, $"has a {place} that {problem}");

    private static T Guarded<T>(string path, string place, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception problem) when (problem is not DataFormatException)
        {
            // A damaged file makes the library fail in many ways, and each of them says the same.
            throw new DataFormatException(path, $"is damaged at {place}: {problem.Message.ReplaceLineEndings(" ").TrimEnd('.')}", problem);
        }
    }

    /// <summary>A text of any length is stored as a sequence of characters, which are bytes.</summary>
    private static bool IsTextual(NativeDataset array) => array.Type.Class == H5DataTypeClass.String
        || (array.Type.Class == H5DataTypeClass.VariableLength && array.Type.VariableLength.BaseType is { Size: 1 });

    private object Require(string place) => Has(place) ? Guarded(Path, place, () => _file.Get(place)) : throw new DataFormatException(Path, $"has no {place}");

    private NativeDataset Array(string place) => Require(place) as NativeDataset ?? throw Wrong(place, "is a group where an array is expected");

    private string[] Texts(string place, NativeDataset array)
    {
        if (!Guarded(Path, place, () => IsTextual(array))) throw Wrong(place, "holds no text");
        var texts = new string[Count(place, array)];
        if (texts.Length > 0) Guarded(Path, place, () => Fill(array, texts));
        return System.Array.IndexOf(texts, null) < 0 ? texts : throw Wrong(place, "has a text that is not there");
    }

    private static bool Fill<T>(NativeDataset array, T[] values)
    {
        array.Read(default, values.AsSpan(), memoryDims: [(ulong)values.Length]);
        return true;
    }

    private int[] ShapeOf(string place, NativeDataset array)
    {
        ulong[] sizes = Guarded(Path, place, () => array.Space.Dimensions);
        if (System.Array.Exists(sizes, size => size > int.MaxValue)) throw Wrong(place, $"has the shape [{string.Join(", ", sizes)}], which is too large");
        return [.. sizes.Select(size => (int)size)];
    }

    /// <summary>The number of elements, which is checked against the length of the file.</summary>
    private int Count(string place, NativeDataset array)
    {
        UInt128 count = 1;
        foreach (int size in ShapeOf(place, array))
        {
            count *= (uint)size;
            if (count > int.MaxValue) break;
        }

        bool mayBeCompressed = Guarded(Path, place, () => array.Layout.Class) is H5DataLayoutClass.Chunked;
        UInt128 most = (UInt128)(ulong)_stream.Length * (mayBeCompressed ? LargestExpansion : 1);
        if (count > int.MaxValue || count * (uint)Math.Max(array.Type.Size, 1) > most)
        {
            throw Wrong(place, $"claims {string.Join(" x ", ShapeOf(place, array))} elements of {array.Type.Size} bytes, more than {_stream.Length} bytes of file can hold");
        }

        return (int)count;
    }
}
