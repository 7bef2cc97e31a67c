using System.CommandLine;
using Ottt.Benchmarks.Torch;

namespace Ottt.Benchmarks.Commands;

/// <summary><c>libtorch</c>: whether the native library of TorchSharp can be loaded, for a process that would rather not do it itself.</summary>
internal static class TorchCommand
{
    public const string Name = "libtorch";

    public static Command Create()
    {
        var command = new Command(Name, "Writes the version of libtorch, or why there is none.") { Hidden = true };
        command.SetAction(_ => Console.WriteLine(VersionOrReason()));
        return command;
    }

    private static string VersionOrReason()
    {
        try
        {
            return TorchLibrary.Load();
        }
        catch (NotSupportedException exception)
        {
            return exception.Message;
        }
    }
}
