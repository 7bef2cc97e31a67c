using System.Text;

namespace Ottt.Toolkit.Tests.Data.Numpy;

/// <summary>Files in NumPy's format, put together by hand.</summary>
internal static class NumpyBytes
{
    public static byte[] File(string descr, string shape, byte[] elements, bool fortran = false, int version = 1) =>
        WithHeader($"{{'descr': '{descr}', 'fortran_order': {fortran}, 'shape': {shape}, }}", elements, version);

    public static byte[] WithHeader(string header, byte[] elements, int version = 1)
    {
        int start = version == 1 ? 10 : 12;
        string padded = header.PadRight(((start + header.Length + 1 + 63) / 64 * 64) - start - 1) + '\n';
        byte[] length = BitConverter.GetBytes(padded.Length);
        return [0x93, .. "NUMPY"u8, (byte)version, 0, .. length[..(version == 1 ? 2 : 4)], .. Encoding.ASCII.GetBytes(padded), .. elements];
    }

    public static byte[] Of(params float[] values) => [.. values.SelectMany(BitConverter.GetBytes)];

    public static byte[] Of(params long[] values) => [.. values.SelectMany(BitConverter.GetBytes)];
}
