using System.Buffers.Binary;
using System.Text;

namespace Ottt.Benchmarks.Torch;

/// <summary>
/// The versions that an ELF library for 64-bit Linux asks of other libraries (its section <c>.gnu.version_r</c>). Layouts are those of the
/// Linux Standard Base, "Symbol Versioning".
/// </summary>
internal sealed class VersionRequirements
{
    private const int SectionSize = 64;
    private const uint RequirementSection = 0x6ffffffe;

    private readonly byte[] _image;
    private readonly Dictionary<string, int> _entries = new(StringComparer.Ordinal);

    private VersionRequirements(byte[] image)
    {
        _image = image;
        int sections = (int)Long(0x28);
        int count = Short(0x3c);
        for (int index = 0; index < count; index++)
        {
            int section = sections + (index * SectionSize);
            if (Int(section + 4) == RequirementSection) ReadEntries(section, sections);
        }
    }

    /// <summary>Reads the requirements of a library.</summary>
    public static VersionRequirements Read(string path) => new(File.ReadAllBytes(path));

    /// <summary>Makes the entry of one version ask for another, which the library asks for as well.</summary>
    /// <returns>Whether both are there.</returns>
    public bool Replace(string version, string other)
    {
        if (!_entries.TryGetValue(version, out int changed) || !_entries.TryGetValue(other, out int source)) return false;

        // Hash and name; the flags and the number that symbols refer to stay.
        _image.AsSpan(source, 4).CopyTo(_image.AsSpan(changed));
        _image.AsSpan(source + 8, 4).CopyTo(_image.AsSpan(changed + 8));
        return true;
    }

    /// <summary>Writes the library. A process that has the old file open keeps it.</summary>
    public void Write(string path)
    {
        string temporary = $"{path}.{Environment.ProcessId}";
        File.WriteAllBytes(temporary, _image);
        File.Move(temporary, path, overwrite: true);
    }

    private void ReadEntries(int section, int sections)
    {
        int names = (int)Long(sections + ((int)Int(section + 40) * SectionSize) + 24);
        int library = (int)Long(section + 24);
        for (uint libraries = Int(section + 44); libraries > 0; libraries--)
        {
            int entry = library + (int)Int(library + 8);
            for (int versions = Short(library + 2); versions > 0; versions--)
            {
                _entries[Text(names + (int)Int(entry + 8))] = entry;
                entry += (int)Int(entry + 12);
            }

            library += (int)Int(library + 12);
        }
    }

    private string Text(int start) => Encoding.ASCII.GetString(_image, start, _image.AsSpan(start).IndexOf((byte)0));

    private ushort Short(int offset) => BinaryPrimitives.ReadUInt16LittleEndian(_image.AsSpan(offset));

    private uint Int(int offset) => BinaryPrimitives.ReadUInt32LittleEndian(_image.AsSpan(offset));

    private long Long(int offset) => BinaryPrimitives.ReadInt64LittleEndian(_image.AsSpan(offset));
}
