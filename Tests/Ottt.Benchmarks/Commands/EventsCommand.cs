using System.CommandLine;
using Ottt.Benchmarks.Events;

namespace Ottt.Benchmarks.Commands;

/// <summary><c>events</c>: from which share of zeros on it pays to leave out their terms.</summary>
internal static class EventsCommand
{
    public static Command Create()
    {
        var command = new Command("events", "Measures products with and without the terms of zeros, on one thread; writes a Markdown table.");
        command.SetAction(_ => EventsReport.Write(Console.Out));
        return command;
    }
}
