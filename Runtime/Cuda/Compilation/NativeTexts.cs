using System.Runtime.InteropServices;

namespace Ottt.Cuda;

/// <summary>An array of UTF-8 strings, each closed by a zero byte, as C takes them.</summary>
internal sealed unsafe class NativeTexts : IDisposable
{
    private readonly int _count;

    internal NativeTexts(params ReadOnlySpan<string> texts)
    {
        _count = texts.Length;
        // One entry more, so that no text still makes an array.
        Pointers = (byte**)NativeMemory.AllocZeroed((nuint)_count + 1, (nuint)sizeof(byte*));
        for (int index = 0; index < _count; index++) Pointers[index] = (byte*)Marshal.StringToCoTaskMemUTF8(texts[index]);
    }

    internal byte** Pointers { get; }

    public void Dispose()
    {
        for (int index = 0; index < _count; index++) Marshal.FreeCoTaskMem((nint)Pointers[index]);
        NativeMemory.Free(Pointers);
    }
}
