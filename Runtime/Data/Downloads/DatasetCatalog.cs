namespace Ottt.Data.Downloads;

/// <summary>
/// The data sets that are known, with the addresses of their authors and of mirrors that have the same bytes. Sizes and SHA-256 are those that
/// TensorFlow Datasets publishes (its <c>url_checksums</c>); the SHA-256 of N-MNIST are those of Tonic (its <c>prototype/datasets</c>), and as nobody
/// publishes its sizes, it has bounds: both files together are some 1.1 GB.
/// </summary>
public static class DatasetCatalog
{
    private const string TrainingImages = "train-images-idx3-ubyte.gz";
    private const string TrainingLabels = "train-labels-idx1-ubyte.gz";
    private const string TestImages = "t10k-images-idx3-ubyte.gz";
    private const string TestLabels = "t10k-labels-idx1-ubyte.gz";

    private static readonly string[] MnistFolders =
    [
        "https://storage.googleapis.com/cvdf-datasets/mnist/", "https://ossci-datasets.s3.amazonaws.com/mnist/", "http://yann.lecun.com/exdb/mnist/",
    ];

    private static readonly string[] FashionFolders =
    [
        "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/", "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/",
    ];

    /// <summary>MNIST, 60,000 and 10,000 handwritten digits: IDX files, compressed, as <see cref="MnistDataset"/> reads them.</summary>
    public static DownloadableDataset Mnist { get; } = new(
        "mnist",
        "MNIST",
        new Uri("http://yann.lecun.com/exdb/mnist/"),
        "CC BY-SA 3.0, Yann LeCun and Corinna Cortes",
        [
            At(MnistFolders, TrainingImages, 9_912_422, "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
            At(MnistFolders, TrainingLabels, 28_881, "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
            At(MnistFolders, TestImages, 1_648_877, "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
            At(MnistFolders, TestLabels, 4_542, "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"),
        ]);

    /// <summary>Fashion-MNIST, as many pictures of clothes in the same files.</summary>
    public static DownloadableDataset FashionMnist { get; } = new(
        "fashion-mnist",
        "Fashion-MNIST",
        new Uri("https://github.com/zalandoresearch/fashion-mnist"),
        "MIT, Zalando SE",
        [
            At(FashionFolders, TrainingImages, 26_421_880, "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
            At(FashionFolders, TrainingLabels, 29_515, "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
            At(FashionFolders, TestImages, 4_422_102, "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
            At(FashionFolders, TestLabels, 5_148, "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5"),
        ]);

    /// <summary>CIFAR-10, binary version, as <see cref="CifarDataset"/> reads it.</summary>
    public static DownloadableDataset Cifar10 { get; } = new(
        "cifar10",
        "CIFAR-10",
        new Uri("https://www.cs.toronto.edu/~kriz/cifar.html"),
        "none stated; its author asks for a reference to A. Krizhevsky, \"Learning multiple layers of features from tiny images\", 2009",
        [
            At(
                ["https://www.cs.toronto.edu/~kriz/", "https://cave.cs.toronto.edu/kriz/"],
                "cifar-10-binary.tar.gz",
                170_052_171,
                "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd") with
            {
                // Six files of 10,000 images of 3,073 bytes, and two texts.
                Archive = new DownloadArchive(ArchiveKind.TarGzip, "cifar-10-batches-bin", 200_000_000),
            },
        ]);

    /// <summary>N-MNIST, MNIST as an event camera sees it (Orchard et al. 2015): <c>Train/(label)/*.bin</c> and <c>Test/(label)/*.bin</c>.</summary>
    public static DownloadableDataset NMnist { get; } = new(
        "nmnist",
        "N-MNIST",
        new Uri("https://www.garrickorchard.com/datasets/n-mnist"),
        "CC BY-SA 4.0, Orchard, Jayawant, Cohen and Thakor",
        [
            Recordings("39c25547-014b-4137-a934-9d29fa53c7a0", "Train", "1a54ee392a5e5082a0bef52911cd9211f63b950a4905ccd8890553804d3335f9", 1_500_000_000),
            Recordings("05a4d654-7e03-4c15-bdfa-9bb2bcbea494", "Test", "6ecfd5d85dbb49a631961d8dc3101871c5be53e645004ee34064f6557d169f09", 300_000_000),
        ]);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DownloadableDataset> All { get; } = [Mnist, FashionMnist, Cifar10, NMnist];

    /// <summary>The data set of a name, in capital letters or small; null where there is none.</summary>
    /// <param name="name">The name, such as <c>mnist</c>.</param>
    public static DownloadableDataset? Find(string name) => All.FirstOrDefault(dataset => dataset.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static DownloadFile At(string[] folders, string name, long size, string sha256) =>
        new(name, [.. folders.Select(folder => new Uri(folder + name))], sha256, size) { Size = size };

    private static DownloadFile Recordings(string id, string folder, string sha256, long largestSize) => new(
        folder + ".zip", [new Uri($"https://data.mendeley.com/public-files/datasets/468j46mzdv/files/{id}/file_downloaded")], sha256, largestSize)
    {
        Archive = new DownloadArchive(ArchiveKind.Zip, folder, 2 * largestSize),
    };
}
