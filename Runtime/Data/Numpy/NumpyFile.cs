using Ottt.Files;

namespace Ottt.Data.Numpy;

/// <summary>Arrays in <c>.npy</c> files, as <c>numpy.save</c> writes them.</summary>
public static class NumpyFile
{
    /// <summary>
    /// Reads an array of f2, f4 or f8 (which become floats), of i1, i2, i4, i8, u2 or u4 (which become 64-bit integers), of u1 or b1 (which become bytes),
    /// little-endian. Fortran order becomes C order.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <exception cref="DataFormatException">There is no such file, it cannot be read, is damaged or another kind of file, or has elements of another kind.</exception>
    public static NumpyArray Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        using FileStream file = DataFile.Open(path);
        try
        {
            return NumpyReader.Read(file, new NumpySource(path), file.Length);
        }
        catch (Exception problem) when (DataFile.IsRefusal(problem))
        {
            throw DataFile.Unreadable(path, problem);
        }
    }

    /// <summary>Writes an array as f4, i8 or u1, in version 1.0 of the format, beside the place and renamed.</summary>
    /// <param name="path">The file; replaced if there is one.</param>
    /// <param name="array">The array.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void Write(string path, NumpyArray array)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(array);
        AtomicFile.Write(path, stream => NumpyWriter.Write(stream, array));
    }
}
