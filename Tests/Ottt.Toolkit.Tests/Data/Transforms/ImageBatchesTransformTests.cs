using Ottt.Data;
using Ottt.Data.Transforms;
using Ottt.Testing;
using Xunit;

namespace Ottt.Toolkit.Tests.Data.Transforms;

public class ImageBatchesTransformTests
{
    private const int Count = 30;
    private const int Size = 3 * 8 * 8;

    private static readonly IImageTransform[] Augmentation =
        [new RandomCrop(2), new RandomHorizontalFlip(), CifarNormalization.Cifar10, new Cutout(3)];

    [Fact]
    public void Transforms_follow_one_another_after_the_conversion()
    {
        float[] plain = Read(0, 1, []);

        Assert.Equal(
            plain.Select(value => (float)((value - 0.5f) / 0.25)),
            Read(0, 1, [new Normalize([0.5, 0.5, 0.5], [0.25, 0.25, 0.25]), new RandomHorizontalFlip(1), new RandomHorizontalFlip(1)]));
    }

    [Fact]
    public void The_same_seed_pass_and_image_give_the_same_pixels_whatever_the_batch_and_the_order()
    {
        float[] expected = Read(epoch: 2, batchSize: 1, Augmentation);

        Assert.Equal(expected, Read(epoch: 2, batchSize: 7, Augmentation));
        Assert.Equal(expected, Read(epoch: 2, batchSize: Count, Augmentation));
        Assert.Equal(expected, Read(epoch: 2, batchSize: 7, Augmentation, shuffle: true));
    }

    [Fact]
    public void Another_pass_and_another_seed_give_other_pixels()
    {
        float[] first = Read(0, 5, Augmentation);

        Assert.NotEqual(first, Read(1, 5, Augmentation));
        Assert.NotEqual(first, Read(0, 5, Augmentation, seed: 2));
    }

    [Fact]
    public void Images_and_positions_draw_numbers_of_their_own()
    {
        byte[] same = [.. Enumerable.Repeat((byte)200, Count * Size)];
        var images = new LabelledImages(same, Numbers(), [3, 8, 8], Count);
        int Different(params IImageTransform[] transforms) => Read(images, 0, 5, transforms, 1, false).Chunk(Size).Select(Text).Distinct().Count();

        Assert.InRange(Different(new Cutout(2)), 15, Count);

        // One cut of each image, or two at the same place, would leave as many zeros in all of them.
        int[] zeros = [.. Read(images, 0, 5, [new Cutout(2), new Cutout(2)], 1, false).Chunk(Size).Select(image => image.Count(value => value == 0))];
        Assert.Contains(zeros, count => count > 3 * 4);
    }

    [Fact]
    public void A_transform_in_front_does_not_change_what_those_behind_draw_elsewhere()
    {
        float[] cut = Read(0, 5, [new RandomCrop(0), new Cutout(3)]);

        Assert.Equal(cut, Read(0, 5, [new RandomHorizontalFlip(0), new Cutout(3)]));
    }

    [Fact]
    public void Reading_with_transforms_allocates_nothing()
    {
        var batches = new ImageBatches(Images(), 2, shuffle: true, seed: 1) { Transforms = Augmentation };
        var input = new float[2 * Size];
        var labels = new int[2];
        int read = 0;

        Assert.Equal(0, Allocation.FewestBytes(() => read += batches.Read(input, labels)));

        Assert.InRange(read, 4, Count);
    }

    [Fact]
    public void Images_that_a_transform_is_not_made_for_are_refused_when_it_is_given()
    {
        var flat = new LabelledImages(new byte[6], new byte[2], [3], 1);
        var grey = new LabelledImages(new byte[8], new byte[2], [1, 2, 2], 1);

        Assert.Throws<ArgumentException>("sizes", () => new ImageBatches(flat, 1) { Transforms = [new Cutout(1)] });
        Assert.Throws<ArgumentException>("shape", () => new ImageBatches(grey, 1) { Transforms = [CifarNormalization.Paper] });
        Assert.Throws<ArgumentNullException>("value", () => new ImageBatches(grey, 1) { Transforms = null! });
    }

    private static string Text(float[] image) => string.Join(' ', image);

    private static byte[] Numbers() => [.. Enumerable.Range(0, Count).Select(image => (byte)image)];

    private static LabelledImages Images() => new(TemporaryFolder.Noise(Count * Size), Numbers(), [3, 8, 8], Count);

    private static float[] Read(int epoch, int batchSize, IReadOnlyList<IImageTransform> transforms, ulong seed = 1, bool shuffle = false) =>
        Read(Images(), epoch, batchSize, transforms, seed, shuffle);

    /// <summary>A pass, with the images brought into the order of the data.</summary>
    private static float[] Read(
        LabelledImages images, int epoch, int batchSize, IReadOnlyList<IImageTransform> transforms, ulong seed, bool shuffle)
    {
        var batches = new ImageBatches(images, batchSize, shuffle, seed) { Transforms = transforms };
        batches.Begin(epoch);
        var values = new float[Count * Size];
        var input = new float[batchSize * Size];
        var labels = new int[batchSize];
        for (int count = batches.Read(input, labels); count > 0; count = batches.Read(input, labels))
        {
            for (int sample = 0; sample < count; sample++) input.AsSpan(sample * Size, Size).CopyTo(values.AsSpan(labels[sample] * Size));
        }

        return values;
    }
}
