using Ottt.Data;
using Ottt.Testing;
using Xunit;

namespace Ottt.Toolkit.Tests.Data;

public class ImageBatchesTests
{
    [Fact]
    public void Bytes_become_numbers_from_zero_to_one_in_the_order_of_the_data()
    {
        var images = new LabelledImages(new byte[] { 0, 255, 51, 102, 204, 1 }, new byte[] { 2, 0, 1 }, [1, 1, 2], 3);
        var batches = new ImageBatches(images, 2);
        Assert.Equal((3, 2, 2), (batches.Count, batches.BatchSize, ((IBatchSource)batches).BatchCount));
        Assert.Equal([1, 1, 2], batches.SampleShape);

        var input = new float[4];
        var labels = new int[2];
        Assert.Equal(2, batches.Read(input, labels));
        Assert.Equal([0, 1, 0.2f, 0.4f], input);
        Assert.Equal([2, 0], labels);
        Assert.Equal(1, batches.Read(input, labels));
        Assert.Equal([0.8f, 1 / 255f], input[..2]);
        Assert.Equal(1, labels[0]);
        Assert.Equal(0, batches.Read(input, labels));
    }

    [Fact]
    public void Mean_and_standard_deviation_normalise()
    {
        var images = new LabelledImages(new byte[] { 0, 255 }, new byte[] { 0 }, [1, 1, 2], 1);
        var input = new float[2];
        new ImageBatches(images, 1, mean: 0.25, standardDeviation: 0.5).Read(input, new int[1]);
        Assert.Equal([-0.5f, 1.5f], input);
    }

    [Fact]
    public void A_shuffled_pass_has_every_image_once_and_depends_on_seed_and_number_alone()
    {
        int[] order = Order(seed: 5, epoch: 3, batchSize: 7);
        Assert.Equal(Enumerable.Range(0, 100), order.Order());
        Assert.NotEqual(Enumerable.Range(0, 100), order);
        Assert.Equal(order, Order(seed: 5, epoch: 3, batchSize: 32));
        Assert.NotEqual(order, Order(seed: 5, epoch: 4, batchSize: 7));
        Assert.NotEqual(order, Order(seed: 6, epoch: 3, batchSize: 7));
    }

    [Fact]
    public void A_pass_does_not_depend_on_those_before_it()
    {
        var batches = new ImageBatches(Numbered(), 100, shuffle: true, seed: 5);
        batches.Begin(0);
        batches.Begin(1);
        batches.Begin(3);
        Assert.Equal(Order(seed: 5, epoch: 3, batchSize: 7), ReadAll(batches));
    }

    [Fact]
    public void Reading_allocates_nothing()
    {
        var batches = new ImageBatches(Numbered(), 5, shuffle: true);
        var input = new float[5];
        var labels = new int[5];
        int read = 0;
        Assert.Equal(0, Allocation.FewestBytes(() => read += batches.Read(input, labels)));
        Assert.InRange(read, 10, 100);
    }

    [Fact]
    public void Too_little_room_is_refused()
    {
        var batches = new ImageBatches(Numbered(), 10);
        Assert.Throws<ArgumentException>("input", () => batches.Read(new float[9], new int[10]));
        Assert.Throws<ArgumentException>("labels", () => batches.Read(new float[10], new int[9]));
    }

    [Fact]
    public void Arguments_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("batchSize", () => new ImageBatches(Numbered(), 0));
        Assert.Throws<ArgumentOutOfRangeException>("mean", () => new ImageBatches(Numbered(), 1, mean: double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("standardDeviation", () => new ImageBatches(Numbered(), 1, standardDeviation: 0));
        Assert.Throws<ArgumentOutOfRangeException>("epoch", () => new ImageBatches(Numbered(), 1).Begin(-1));
    }

    [Fact]
    public void Images_that_do_not_fit_their_labels_are_refused()
    {
        Assert.Throws<ArgumentException>("labels", () => new LabelledImages(default, default, [1], 1));
        Assert.Throws<ArgumentException>("pixels", () => new LabelledImages(new byte[3], new byte[2], [2], 1));
        Assert.Throws<ArgumentException>("labels", () => new LabelledImages(new byte[2], new byte[] { 0, 3 }, [1], 3));
        Assert.Throws<ArgumentOutOfRangeException>("imageShape", () => new LabelledImages(new byte[2], new byte[2], [0], 3));
        Assert.Throws<ArgumentOutOfRangeException>("classCount", () => new LabelledImages(new byte[2], new byte[2], [1], 257));
    }

    [Fact]
    public void The_first_images_are_a_data_set_of_their_own()
    {
        LabelledImages few = Numbered().Take(3);
        Assert.Equal(3, few.Count);
        Assert.Equal(2, few.Pixels(2)[0]);
        Assert.Throws<ArgumentOutOfRangeException>("count", () => few.Take(4));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => few.Take(0));
    }

    private static LabelledImages Numbered()
    {
        byte[] numbers = [.. Enumerable.Range(0, 100).Select(number => (byte)number)];
        return new LabelledImages(numbers, numbers, [1, 1, 1], 100);
    }

    private static int[] Order(ulong seed, int epoch, int batchSize)
    {
        var batches = new ImageBatches(Numbered(), batchSize, shuffle: true, seed);
        batches.Begin(epoch);
        return ReadAll(batches);
    }

    private static int[] ReadAll(ImageBatches batches)
    {
        var order = new List<int>();
        var labels = new int[batches.BatchSize];
        var input = new float[batches.BatchSize];
        for (int count = batches.Read(input, labels); count > 0; count = batches.Read(input, labels)) order.AddRange(labels[..count]);
        return [.. order];
    }
}
