using Ottt.Data;
using Ottt.Samples.Mnist.Digits;

namespace Ottt.Samples.Mnist;

/// <summary>Images to learn from and images to be tested on.</summary>
internal sealed record DigitTask(string Name, LabelledImages Training, LabelledImages Test)
{
    private const int DrawnForTraining = 9_000;
    private const int DrawnForTest = 2_000;

    // The seeds of the drawn images are not those of a run: whatever --seed says, the task stays the same.
    private const ulong TrainingSeed = 1;
    private const ulong TestSeed = 2;

    /// <summary>Reads MNIST or a data set in its format from a folder, or draws digits where there is none.</summary>
    public static DigitTask Load(string? folder) => folder is null ? Draw() : Read(folder);

    private static DigitTask Draw() => new(
        $"digits drawn by the sample: {DrawnForTraining} images to learn from, {DrawnForTest} to be tested on",
        StrokeDigits.Draw(DrawnForTraining, TrainingSeed),
        StrokeDigits.Draw(DrawnForTest, TestSeed));

    private static DigitTask Read(string folder)
    {
        MnistDataset data = MnistDataset.Load(folder);
        IReadOnlyList<int> shape = data.Train.ImageShape;
        return shape.SequenceEqual(StrokeDigits.ImageShape)
            ? new DigitTask($"{folder}: {data.Train.Count} images to learn from, {data.Test.Count} to be tested on", data.Train, data.Test)
            : throw new DataFormatException(
                folder, $"has images of {shape[1]} x {shape[2]} pixels; the networks of this sample look at 28 x 28");
    }
}
