namespace Ottt.Data.Downloads;

/// <content>What is done with one file.</content>
public sealed partial class DatasetDownloader
{
    private static async Task<IDisposable> TakeAsync(
        DownloadableDataset dataset, string folder, DownloadFile first, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return await DownloadLock.TakeAsync(
                folder, () => progress?.Report(new DownloadProgress(first.Name, DownloadStage.Waiting, 0, first.Size)), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new DownloadException(dataset.Title, $"cannot be put into '{folder}': {problem.Message.TrimEnd('.')}", problem);
        }
    }

    private async Task DownloadAsync(string folder, DownloadFile file, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        string path = Path.Combine(folder, file.Name), partial = path + ".partial";

        // An archive that is there was complete, and is yet to be unpacked.
        if (file.Archive is not null && File.Exists(path)) return;
        var settings = Adjust(new TransferSettings(MaximumAttempts, StallTimeout));
        var transfer = new FileTransfer(
            _client ?? OwnClient.Value,
            settings,
            file,
            partial,
            (bytes, total) => progress?.Report(new DownloadProgress(file.Name, DownloadStage.Downloading, bytes, total)));
        await transfer.RunAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            File.Move(partial, path, overwrite: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new DownloadException(file.Name, $"cannot be moved to '{path}': {problem.Message.TrimEnd('.')}", problem);
        }
    }

    private static void Unpack(
        string folder, DownloadFile file, DownloadArchive archive, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        string path = Path.Combine(folder, file.Name), beside = path + ".unpacking", wanted = Path.Combine(beside, archive.Folder);
        try
        {
            Remove(beside);
            Directory.CreateDirectory(beside);
            using (FileStream stream = File.OpenRead(path))
            {
                new ArchiveUnpacker(
                    beside, archive, bytes => progress?.Report(new DownloadProgress(file.Name, DownloadStage.Unpacking, bytes, null)), cancellationToken)
                    .Unpack(stream);
            }

            if (!Directory.Exists(wanted)) throw new InvalidDataException($"it has no folder '{archive.Folder}'");
            Directory.Move(wanted, Path.Combine(folder, archive.Folder));
            File.Delete(path);
        }
        catch (IOException problem) when (FreeSpace.IsMissing(problem))
        {
            throw new DownloadException(file.Name, $"cannot be unpacked into '{folder}': the disk is full", problem);
        }
        catch (Exception problem) when (problem is InvalidDataException or IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new DownloadException(file.Name, $"cannot be unpacked into '{folder}': {problem.Message.TrimEnd('.')}", problem);
        }
        finally
        {
            Remove(beside);
        }
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }
}
