using Ottt.Data.Downloads;
using Ottt.Samples.Shared;
using Spectre.Console;

namespace Ottt.Samples.Train.Tasks;

/// <summary>Downloads a data set into the cache of the user, with a bar per file in a terminal and a line per file elsewhere.</summary>
internal static class DatasetDownload
{
    /// <summary>The folder of a data set.</summary>
    /// <exception cref="DownloadRefusedException">It is not there, and downloading is not allowed.</exception>
    /// <exception cref="DownloadException">It could not be downloaded.</exception>
    /// <exception cref="OperationCanceledException">It was interrupted; the next call goes on with what has come.</exception>
    public static string Get(DownloadableDataset dataset, bool isAllowed)
    {
        var downloader = new DatasetDownloader();
        if (!isAllowed || downloader.IsThere(dataset)) return downloader.GetAsync(dataset).GetAwaiter().GetResult();
        using var interruption = new Interruption();
        return Console.IsErrorRedirected
            ? downloader.GetAsync(dataset, allowDownload: true, new FileLines(), interruption.Token).GetAwaiter().GetResult()
            : GetWithBars(downloader, dataset, interruption.Token);
    }

    private static string GetWithBars(DatasetDownloader downloader, DownloadableDataset dataset, CancellationToken cancellationToken)
    {
        // Bars are no result; whoever reads the output of the program does not read them.
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new DownloadedColumn(), new TransferSpeedColumn(), new RemainingTimeColumn())
            .Start(context => downloader.GetAsync(dataset, allowDownload: true, new FileBars(context), cancellationToken).GetAwaiter().GetResult());
    }

    private sealed class FileBars(ProgressContext context) : IProgress<DownloadProgress>
    {
        private readonly Dictionary<(string File, DownloadStage Stage), ProgressTask> _tasks = [];

        public void Report(DownloadProgress value)
        {
            if (value.Stage == DownloadStage.Done) return;
            if (!_tasks.TryGetValue((value.File, value.Stage), out ProgressTask? task))
            {
                task = context.AddTask(Markup.Escape($"{value.Stage} {value.File}"));
                _tasks.Add((value.File, value.Stage), task);
            }

            task.IsIndeterminate = value.TotalBytes is null;
            task.MaxValue = value.TotalBytes ?? Math.Max(value.Bytes, 1);
            task.Value = value.Bytes;
        }
    }

    private sealed class FileLines : IProgress<DownloadProgress>
    {
        private (string File, DownloadStage Stage) _last;

        public void Report(DownloadProgress value)
        {
            if ((value.File, value.Stage) == _last) return;
            _last = (value.File, value.Stage);
            Console.Error.WriteLine($"{value.File}: {value.Stage.ToString().ToLowerInvariant()}");
        }
    }
}
