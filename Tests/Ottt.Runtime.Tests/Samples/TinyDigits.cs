using Ottt.Data;
using Ottt.Samples.Mnist.Digits;
using Ottt.Testing;

namespace Ottt.Runtime.Tests.Samples;

/// <summary>A folder in the format of MNIST with a few drawn digits.</summary>
internal sealed class TinyDigits : IDisposable
{
    public const string TrainingImages = "train-images-idx3-ubyte";
    public const string TrainingLabels = "train-labels-idx1-ubyte";

    private readonly TemporaryFolder _folder = new();

    public TinyDigits()
    {
        Write("train", StrokeDigits.Draw(64, 5));
        Write("t10k", StrokeDigits.Draw(32, 6));
    }

    public string Folder => _folder.Path;

    public string PathOf(string file) => Path.Combine(Folder, file);

    public void Dispose() => _folder.Dispose();

    private void Write(string part, LabelledImages images)
    {
        byte[] pixels = [.. Enumerable.Range(0, images.Count).SelectMany(index => images.Pixels(index).ToArray())];
        byte[] labels = [.. Enumerable.Range(0, images.Count).Select(index => (byte)images.Label(index))];
        _folder.Write($"{part}-images-idx3-ubyte", TemporaryFolder.Idx([images.Count, 28, 28], pixels));
        _folder.Write($"{part}-labels-idx1-ubyte", TemporaryFolder.Idx([images.Count], labels));
    }
}
