namespace Ottt.Data.Downloads;

/// <summary>A data set is not there, and downloading it was not allowed. The message says what would be downloaded, and how to allow it.</summary>
public sealed class DownloadRefusedException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="dataset">The data set.</param>
    /// <param name="missing">Its files that are not there.</param>
    /// <param name="folder">Where they would be put.</param>
    public DownloadRefusedException(DownloadableDataset dataset, IReadOnlyList<DownloadFile> missing, string folder)
        : base(Describe(dataset, missing, folder)) => (Dataset, Folder) = (dataset, folder);

    /// <summary>The data set.</summary>
    public DownloadableDataset Dataset { get; }

    /// <summary>Where it would be put.</summary>
    public string Folder { get; }

    private static string Describe(DownloadableDataset dataset, IReadOnlyList<DownloadFile> missing, string folder)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(missing);
        string bound = missing.All(file => file.Size is not null) ? "" : "at most ";
        long bytes = missing.Sum(file => file.Size ?? file.LargestSize);
        return $"{dataset.Title} is not in '{folder}', and nothing is downloaded unless that is allowed."
            + $" It would be {missing.Count} {(missing.Count == 1 ? "file" : "files")}, {bound}{ByteSize.Of(bytes)}, from {string.Join(", ", Hosts(missing))}"
            + $" ({string.Join(", ", missing.Select(file => file.Name))}). Licence: {dataset.Licence}. About it: {dataset.HomePage}."
            + " Allow it with --download on the command line, or with allowDownload: true in code.";
    }

    private static IEnumerable<string> Hosts(IReadOnlyList<DownloadFile> files) => files.Select(file => file.Addresses[0].Host).Distinct();
}
