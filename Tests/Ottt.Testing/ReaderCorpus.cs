using System.Globalization;
using Ottt.Data;
using Xunit;

namespace Ottt.Testing;

/// <summary>
/// Damages a file in many ways and reads it each time: the reader refuses it with a <see cref="DataFormatException"/> that names the file, and the byte
/// where the damage has a place, and takes no memory on the word of what is damaged. The numbers of cases are small unless <see cref="Variable"/> asks
/// for more.
/// </summary>
/// <param name="path">The file that is damaged; the reader opens it, or its folder.</param>
/// <param name="content">What is in it when it is whole.</param>
/// <param name="read">Reads it.</param>
internal sealed class ReaderCorpus(string path, byte[] content, Action read)
{
    /// <summary>The environment variable with the number of random damages to a file; where it is set, files are also cut at every byte.</summary>
    public const string Variable = "OTTT_READER_CORPUS";

    private const int DefaultFlips = 300;
    private const int CutDistance = 97;

    /// <summary>Beyond what is in the file, what a reader may take for buffers, lists that grow and the exception.</summary>
    private const long AllowedBytes = 4 << 20;

    private static readonly int? AskedFor =
        int.TryParse(Environment.GetEnvironmentVariable(Variable), CultureInfo.InvariantCulture, out int count) ? count : null;

    /// <summary>Whether the exception has a byte: not so in compressed files, where the damage is found somewhere behind it.</summary>
    public bool NamesOffset { get; init; } = true;

    /// <summary>Whether what is left of the file after a cut is a whole file for all that the format says, which then must be read. By default never.</summary>
    public Func<int, bool> IsWholeAt { get; init; } = _ => false;

    /// <summary>The whole file is read. Without this, the other checks could pass for a reason that has nothing to do with the damage.</summary>
    public ReaderCorpus Whole()
    {
        File.WriteAllBytes(path, content);
        read();
        return this;
    }

    /// <summary>The file ends at every 97th byte, and at each of the last and first few.</summary>
    public ReaderCorpus Cut()
    {
        for (int length = 0; length < content.Length; length++)
        {
            bool isChosen = AskedFor is not null || length % CutDistance == 0 || length < 16 || length > content.Length - 4;
            if (!isChosen) continue;
            string damage = $"cut at byte {length} of {content.Length}";
            if (IsWholeAt(length)) Accepts(content[..length], damage);
            else Refuses(content[..length], damage);
        }

        return this;
    }

    /// <summary>The file has zeros alone, of the same length.</summary>
    public ReaderCorpus Zeros()
    {
        Refuses(new byte[content.Length], "zeros");
        return this;
    }

    /// <summary>Each of the first bytes, by which a kind of file is known, is another one.</summary>
    /// <param name="length">How many bytes these are.</param>
    public ReaderCorpus WrongMagic(int length)
    {
        for (int position = 0; position < length; position++) Changed(position, (byte)(content[position] ^ 0x55));
        return this;
    }

    /// <summary>Some bytes are others: a count that lies, a size that is huge, a label out of range.</summary>
    /// <param name="position">The first of them.</param>
    /// <param name="bytes">What they are instead.</param>
    public ReaderCorpus Changed(int position, params ReadOnlySpan<byte> bytes)
    {
        byte[] damaged = [.. content];
        bytes.CopyTo(damaged.AsSpan(position));
        Refuses(damaged, $"bytes from {position} on changed to {Convert.ToHexString(bytes)}");
        return this;
    }

    /// <summary>The file has something more at its end.</summary>
    /// <param name="bytes">What.</param>
    public ReaderCorpus Longer(params ReadOnlySpan<byte> bytes)
    {
        Refuses([.. content, .. bytes], $"longer by {bytes.Length} bytes");
        return this;
    }

    /// <summary>One bit is another one, at random places that are the same in each run: the file is refused or, as the bit may be one of the values, read.</summary>
    public ReaderCorpus FlippedBits()
    {
        uint state = 1;
        for (int flip = 0; flip < (AskedFor ?? DefaultFlips); flip++)
        {
            state = unchecked((state * 1664525) + 1013904223);
            int bit = (int)((ulong)state * (ulong)content.Length * 8 >> 32);
            byte[] damaged = [.. content];
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            string damage = $"bit {bit % 8} of byte {bit / 8} flipped";
            if (Attempt(damaged, damage) is { } problem) CheckNamed(problem, damage, hasOffset: false);
        }

        return this;
    }

    /// <summary>There is no such file, or a folder in its place, or no permission to read it. The file is whole afterwards.</summary>
    /// <param name="forFolder">Whether the folder of the file is to be denied, too.</param>
    public ReaderCorpus Unopenable(bool forFolder = false)
    {
        File.Delete(path);
        Assert.Throws<DataFormatException>(read);
        Directory.CreateDirectory(path);
        Assert.Throws<DataFormatException>(read);
        Directory.Delete(path);
        File.WriteAllBytes(path, content);
        Denied(path);
        if (forFolder) Denied(Path.GetDirectoryName(path)!);
        return this;
    }

    /// <summary>Why nobody can be denied a file here, or null.</summary>
    public static string? NoDenial => OperatingSystem.IsWindows() ? "Windows has other permissions."
        : Environment.IsPrivilegedProcess ? "The test runs as root, whom nothing is denied." : null;

    /// <summary>Reads what nobody may read; does nothing where <see cref="NoDenial"/> has a reason.</summary>
    private void Denied(string place)
    {
        if (NoDenial is not null || OperatingSystem.IsWindows()) return;
        UnixFileMode mode = File.GetUnixFileMode(place);
        File.SetUnixFileMode(place, UnixFileMode.None);
        try
        {
            Assert.Throws<DataFormatException>(read);
        }
        finally
        {
            File.SetUnixFileMode(place, mode);
        }
    }

    private void Accepts(byte[] left, string damage)
    {
        if (Attempt(left, damage) is { } problem) Assert.Fail($"{damage}: refused, although it is whole: {problem.Message}");
    }

    private void Refuses(byte[] damaged, string damage)
    {
        DataFormatException? problem = Attempt(damaged, damage);
        if (problem is null) Assert.Fail($"{damage}: read as if it were whole");
        CheckNamed(problem, damage, NamesOffset);
    }

    private DataFormatException? Attempt(byte[] damaged, string damage)
    {
        File.WriteAllBytes(path, damaged);
        long before = GC.GetAllocatedBytesForCurrentThread();
        DataFormatException? problem = null;
        try
        {
            read();
        }
        catch (DataFormatException found)
        {
            problem = found;
        }
        catch (Exception other)
        {
            Assert.Fail($"{damage}: {other}");
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        if (allocated > AllowedBytes + (16L * damaged.Length)) Assert.Fail($"{damage}: {allocated} bytes were allocated for {damaged.Length} in the file");
        return problem;
    }

    private void CheckNamed(DataFormatException problem, string damage, bool hasOffset)
    {
        if (problem.FilePath != path) Assert.Fail($"{damage}: '{problem.FilePath}' is named: {problem.Message}");
        if (!problem.Message.StartsWith($"'{path}' ", StringComparison.Ordinal)) Assert.Fail($"{damage}: the message does not name the file: {problem.Message}");
        long length = new FileInfo(path).Length;
        if (hasOffset && !(problem.Offset >= 0 && problem.Offset <= length)) Assert.Fail($"{damage}: byte {problem.Offset} of {length}: {problem.Message}");
    }
}
