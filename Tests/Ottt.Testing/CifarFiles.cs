namespace Ottt.Testing;

/// <summary>Small files in the binary format of CIFAR, whose every byte follows from its place.</summary>
internal static class CifarFiles
{
    public const string TenFolder = "cifar-10-batches-bin";
    public const string HundredFolder = "cifar-100-binary";

    private const int PixelCount = 3072;

    public static string[] TenNames { get; } = [.. Enumerable.Range(1, 5).Select(batch => $"data_batch_{batch}.bin"), "test_batch.bin"];

    /// <summary>CIFAR-10 with a file of each of the given numbers of images.</summary>
    public static void WriteTen(string folder, params ReadOnlySpan<int> counts)
    {
        Directory.CreateDirectory(folder);
        for (int file = 0; file < TenNames.Length; file++) Write(folder, TenNames[file], Ten(file, counts[file]));
    }

    /// <summary>CIFAR-100 with the given numbers of images.</summary>
    public static void WriteHundred(string folder, int training, int test)
    {
        Directory.CreateDirectory(folder);
        Write(folder, "train.bin", Hundred(0, training));
        Write(folder, "test.bin", Hundred(1, test));
    }

    public static byte[] Ten(int file, int count) =>
        [.. Enumerable.Range(0, count).SelectMany(image => (byte[])[TenLabel(file, image), .. Pixels(file, image)])];

    public static byte[] Hundred(int file, int count) => [.. Enumerable.Range(0, count).SelectMany(
        image => (byte[])[CoarseLabel(file, image), FineLabel(file, image), .. Pixels(file, image)])];

    public static byte TenLabel(int file, int image) => (byte)(((3 * file) + image) % 10);

    public static byte CoarseLabel(int file, int image) => (byte)(((7 * file) + image) % 20);

    public static byte FineLabel(int file, int image) => (byte)(99 - (((11 * file) + image) % 100));

    public static byte[] Pixels(int file, int image) =>
        [.. Enumerable.Range(0, PixelCount).Select(pixel => (byte)((pixel * 7) + (pixel / 1024) + (image * 31) + (file * 101)))];

    private static void Write(string folder, string name, byte[] content) => File.WriteAllBytes(Path.Combine(folder, name), content);
}
