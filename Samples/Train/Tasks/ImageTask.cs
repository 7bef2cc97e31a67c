using Ottt.Data;
using Ottt.Data.Transforms;
using Ottt.Samples.Train.Runs;

namespace Ottt.Samples.Train.Tasks;

/// <summary>Small colour images in ten classes, CIFAR-10, with the augmentation and the normalisation of the OTTT paper.</summary>
internal static class ImageTask
{
    public static TrainingTask Load(string folder, RunSettings settings)
    {
        CifarDataset data = CifarDataset.LoadCifar10(folder);
        return new TrainingTask(
            $"{data.Name} in {folder}: {data.Train.Count} images to learn from, {data.Test.Count} to be tested on",
            new ImageBatches(data.Train, settings.BatchSize, shuffle: true, settings.Seed)
            {
                Transforms = [new RandomCrop(padding: 4), new RandomHorizontalFlip(), new Cutout(16), CifarNormalization.Paper],
            },
            new ImageBatches(data.Test, settings.BatchSize) { Transforms = [CifarNormalization.Paper] },
            new DirectEncoder());
    }
}
