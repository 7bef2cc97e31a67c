using Ottt.Checkpoints;
using Ottt.Cuda;
using Ottt.Data;
using Ottt.Data.Downloads;
using Ottt.Training;

namespace Ottt.Samples.Shared;

/// <summary>Turns what may go wrong into one line on the error stream and an exit code.</summary>
internal static class Failures
{
    public static int Guard(Action run)
    {
        try
        {
            run();
            return ExitCode.Success;
        }
        catch (OperationCanceledException)
        {
            return Tell("Interrupted.", ExitCode.Interrupted);
        }
        catch (Exception problem) when (problem is WrongArgumentException or DataFormatException or DownloadRefusedException or IOException or UnauthorizedAccessException)
        {
            return Tell(problem.Message, ExitCode.Usage);
        }
        catch (Exception problem) when (problem is CudaException or DownloadException)
        {
            return Tell(problem.Message, ExitCode.Failure);
        }
        catch (Exception problem) when (problem is NonFiniteLossException or NonFiniteTensorException)
        {
            return Tell($"{problem.Message} A smaller --lr may help.", ExitCode.Failure);
        }
    }

    public static int Tell(string message, int exitCode)
    {
        Console.Error.WriteLine(message);
        return exitCode;
    }
}
