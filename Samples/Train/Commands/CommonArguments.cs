using System.CommandLine;
using Ottt.Samples.Train.Models;

namespace Ottt.Samples.Train.Commands;

/// <summary>Arguments that several commands have.</summary>
internal static class CommonArguments
{
    /// <summary>The name of a model, which a shell can complete.</summary>
    public static Argument<string> Model(string description)
    {
        Argument<string> model = new("model") { Description = $"{description} One of {string.Join(", ", ModelCatalog.Names)}." };
        model.CompletionSources.Add(_ => ModelCatalog.Names.Select(name => new System.CommandLine.Completions.CompletionItem(name)));
        return model;
    }
}
