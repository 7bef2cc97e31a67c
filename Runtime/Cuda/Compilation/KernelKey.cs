using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Ottt.Cuda;

/// <summary>The name of an image in the cache: a hash of everything that it depends on.</summary>
internal static class KernelKey
{
    private const string Format = "ottt kernels 1";

    /// <summary>The SHA-256 of headers, text, options, architecture and compiler, in hexadecimal digits.</summary>
    internal static string Of(KernelProgram program, string architecture, string compiler)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, Format);
        Add(hash, compiler);
        Add(hash, architecture);
        Add(hash, program.Name);
        Add(hash, program.Text);
        AddCount(hash, program.Options.Count);
        foreach (string option in program.Options) Add(hash, option);
        foreach (KernelHeader header in program.Headers)
        {
            Add(hash, header.Name);
            Add(hash, header.Text);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Each text stands behind its length, so that no two lists of texts read the same.</summary>
    private static void Add(IncrementalHash hash, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        AddCount(hash, bytes.Length);
        hash.AppendData(bytes);
    }

    private static void AddCount(IncrementalHash hash, int count)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, count);
        hash.AppendData(bytes);
    }
}
