using Ottt.Numerics;
using Ottt.Testing;

namespace Ottt.Toolkit.Tests.Train;

/// <summary>A folder in the format of MNIST with images of ten patterns and noise: what a network learns at once.</summary>
internal sealed class TinyDigits : IDisposable
{
    private const int Pixels = 28 * 28;

    private readonly TemporaryFolder _folder = new();

    public TinyDigits(int training = 96, int test = 32)
    {
        Write("train", training, 1);
        Write("t10k", test, 2);
    }

    public string Folder => _folder.Path;

    public string PathOf(string name) => Path.Combine(Folder, name);

    public void Dispose() => _folder.Dispose();

    private void Write(string part, int count, ulong seed)
    {
        var random = new PhiloxStream(seed, 0);
        byte[] labels = [.. Enumerable.Range(0, count).Select(index => (byte)(index % 10))];
        byte[] pixels = [.. labels.SelectMany(label => Enumerable.Range(0, Pixels).Select(pixel => (byte)((pixel / 28 * 10 / 28 == label ? 180 : 0) + random.Next(60))))];
        _folder.Write($"{part}-images-idx3-ubyte", TemporaryFolder.Idx([count, 28, 28], pixels));
        _folder.Write($"{part}-labels-idx1-ubyte", TemporaryFolder.Idx([count], labels));
    }
}
