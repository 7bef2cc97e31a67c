using Ottt.Data;
using Ottt.Samples.Train.Runs;

namespace Ottt.Samples.Train.Tasks;

/// <summary>Handwritten digits: MNIST, or another data set in its format and size.</summary>
internal static class DigitTask
{
    private static readonly int[] Shape = [1, 28, 28];

    public static TrainingTask Load(string folder, RunSettings settings)
    {
        MnistDataset data = MnistDataset.Load(folder);
        IReadOnlyList<int> shape = data.Train.ImageShape;
        if (!shape.SequenceEqual(Shape)) throw new DataFormatException(folder, $"has images of {shape[1]} x {shape[2]} pixels; the network looks at 28 x 28");
        return new TrainingTask(
            $"{folder}: {data.Train.Count} images to learn from, {data.Test.Count} to be tested on",
            new ImageBatches(data.Train, settings.BatchSize, shuffle: true, settings.Seed),
            new ImageBatches(data.Test, settings.BatchSize),
            new DirectEncoder());
    }
}
