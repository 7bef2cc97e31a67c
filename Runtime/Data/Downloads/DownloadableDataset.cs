namespace Ottt.Data.Downloads;

/// <summary>A data set that can be downloaded.</summary>
/// <param name="Name">Its short name, which is that of its folder, such as <c>mnist</c>.</param>
/// <param name="Title">Its name for a reader.</param>
/// <param name="HomePage">Where its authors describe it.</param>
/// <param name="Licence">On what terms it may be used.</param>
/// <param name="Files">Its files.</param>
public sealed record DownloadableDataset(string Name, string Title, Uri HomePage, string Licence, IReadOnlyList<DownloadFile> Files)
{
    /// <summary>The bytes to download, at most.</summary>
    public long LargestSize => Files.Sum(file => file.Size ?? file.LargestSize);
}
