using System.Security.Cryptography;
using System.Text;
using Ottt.Data;

namespace Ottt.Checkpoints.Safetensors;

/// <summary>
/// The SHA-256 of a file within its own header: that of the file with zeros in its place. Other readers of the format see a text among others.
/// </summary>
internal static class SafetensorsDigest
{
    /// <summary>The name of the digest among the texts of the header.</summary>
    public const string Name = "ottt.sha256";

    /// <summary>What stands in the place of the digest while it is computed.</summary>
    public static string Placeholder { get; } = new('0', 2 * SHA256.HashSizeInBytes);

    /// <summary>Begins the digest of a file with its length and header; null for a file without one.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="start">Length and header.</param>
    /// <param name="metadata">The texts of the header.</param>
    public static IncrementalHash? Begin(string path, ReadOnlySpan<byte> start, IReadOnlyDictionary<string, string> metadata)
    {
        if (!metadata.TryGetValue(Name, out string? digest)) return null;
        int place = digest.Length == Placeholder.Length ? start.IndexOf(Encoding.ASCII.GetBytes(digest)) : -1;
        if (place < 0) throw new DataFormatException(path, $"has a damaged digest '{digest}' in its header");
        byte[] blank = start.ToArray();
        Encoding.ASCII.GetBytes(Placeholder, blank.AsSpan(place));
        var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(blank);
        return hash;
    }

    /// <summary>Compares the digest of the bytes with that of the header.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="hash">What all bytes were added to.</param>
    /// <param name="metadata">The texts of the header.</param>
    public static void Check(string path, IncrementalHash hash, IReadOnlyDictionary<string, string> metadata)
    {
        string found = Text(hash);
        if (found != metadata[Name]) throw new DataFormatException(path, $"is damaged: its bytes have the SHA-256 {found}, and its header says {metadata[Name]}");
    }

    /// <summary>The digest as text.</summary>
    public static string Text(IncrementalHash hash) => Convert.ToHexStringLower(hash.GetHashAndReset());
}
