using Microsoft.CodeAnalysis;
using Ottt.Generator.Declaration;
using Ottt.Testing.Compilation;

namespace Ottt.Generator.Tests.Incrementality;

/// <summary>Why the passes have the output that they have, for one network, after an edit.</summary>
internal sealed record RunReasons(
    IncrementalStepRunReason Declaration,
    IncrementalStepRunReason Shapes,
    IncrementalStepRunReason Program,
    IncrementalStepRunReason Sources)
{
    /// <summary>No pass ran: the attributes say what they said, at the same place.</summary>
    public static RunReasons NothingRan { get; } = All(IncrementalStepRunReason.Cached);

    /// <summary>The attributes say what they said at another place, which is not part of the model; no pass behind ran.</summary>
    public static RunReasons OnlyMoved { get; } = NothingRan with { Declaration = IncrementalStepRunReason.Unchanged };

    /// <summary>The network is another.</summary>
    public static RunReasons Changed { get; } = All(IncrementalStepRunReason.Modified);

    /// <summary>The network was not there before.</summary>
    public static RunReasons Added { get; } = All(IncrementalStepRunReason.New);

    /// <summary>The reasons of a network in the last run; passes keep the order in which networks were found.</summary>
    public static RunReasons Of(CompilationOutcome outcome, string className)
    {
        int index = outcome.Models(PassNames.Declaration).Cast<DeclaredNetwork>().ToList()
            .FindIndex(network => network.Identity.Name == className);
        IncrementalStepRunReason[] reasons = [.. PassNames.All.Select(pass => outcome.Reasons(pass)[index])];
        return new RunReasons(reasons[0], reasons[1], reasons[2], reasons[3]);
    }

    private static RunReasons All(IncrementalStepRunReason reason) => new(reason, reason, reason, reason);
}
