using static Ottt.Data.Downloads.TransferOutcome;

namespace Ottt.Data.Downloads;

/// <summary>
/// Brings one file to a partial file: from its addresses in turn, from each in several attempts, which go on where the one before broke off.
/// </summary>
internal sealed class FileTransfer(HttpClient client, TransferSettings settings, DownloadFile file, string path, Action<long, long?> report)
{
    public const int BufferLength = 1 << 17;

    private readonly List<string> _problems = [];
    private long _longest;

    /// <summary>Transfers the file.</summary>
    /// <exception cref="DownloadException">No address gave it, or it cannot be written.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; what is there stays.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            using PartialFile partial = await PartialFile.OpenAsync(path, settings.Open, cancellationToken).ConfigureAwait(false);
            _longest = partial.Length;
            foreach (Uri address in file.Addresses)
            {
                if (!await TryAsync(address, partial, cancellationToken).ConfigureAwait(false)) continue;
                partial.Save();
                partial.ForgetSource();
                return;
            }

            string kept = partial.Length > 0 ? $"; {partial.Length} bytes are kept in '{path}', and the next download goes on behind them" : "";
            throw new DownloadException(file.Name, $"could not be downloaded from {string.Join("; from ", _problems)}{kept}");
        }
        catch (IOException problem) when (FreeSpace.IsMissing(problem))
        {
            throw new DownloadException(
                file.Name, $"does not fit on the disk of '{path}', which is full; what is there is kept, and the next download goes on behind it", problem);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new DownloadException(file.Name, $"cannot be written to '{path}': {problem.Message.TrimEnd('.')}", problem);
        }
    }

    /// <summary>Tries an address until the file is there, or the address is given up; says whether it is there.</summary>
    private async Task<bool> TryAsync(Uri address, PartialFile partial, CancellationToken cancellationToken)
    {
        int failures = 0;
        while (true)
        {
            bool isResumed = partial.Length > 0;
            var attempt = new TransferAttempt(client, settings, file, path, address, partial, report);
            TransferOutcome outcome = await attempt.RunAsync(cancellationToken).ConfigureAwait(false);
            if (outcome.Kind == Result.Complete)
            {
                string found = partial.Sha256();
                if (found.Equals(file.Sha256, StringComparison.OrdinalIgnoreCase)) return true;

                // What was there before this attempt may be to blame, so once more from the start.
                partial.Restart();
                if (isResumed && attempt.WentOn) continue;
                outcome = Refused($"it has the SHA-256 {found} instead of {file.Sha256}");
            }

            failures = partial.Length > _longest ? 1 : failures + 1;
            _longest = Math.Max(_longest, partial.Length);
            if (outcome.Kind == Result.Refused || failures >= settings.MaximumAttempts)
            {
                string attempts = outcome.Kind == Result.Broken ? $", {failures} attempts in a row" : "";
                _problems.Add($"{address}: {outcome.Problem}{attempts}");
                return false;
            }

            await settings.Wait(TransferSettings.PauseAfter(failures), cancellationToken).ConfigureAwait(false);
        }
    }
}
