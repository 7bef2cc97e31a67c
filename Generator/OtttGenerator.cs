using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Ottt.Generator.Declaration;
using Ottt.Generator.Diagnostics;
using Ottt.Generator.Emit;
using Ottt.Generator.Lowering;
using Ottt.Generator.Models;
using Ottt.Generator.Shapes;

namespace Ottt.Generator;

/// <summary>The way of a network from attributes to code: declare, shape, lower, emit. This file is its table of contents.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class OtttGenerator : IIncrementalGenerator
{
    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var found = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                DeclarationReader.AttributeName, static (node, _) => DeclarationReader.IsCandidate(node), DeclarationReader.Read)
            .Where(static item => item is not null)
            .Select(static (item, _) => item!.Value);

        // The models travel without their places: a class that only moves in its file runs no pass.
        var declared = found.Select(static (item, _) => item.Network).WithTrackingName(PassNames.Declaration);
        var shaped = declared
            .Select(static (network, _) => new Stage<NetworkDeclaration>(network, network.Declaration).Then(ShapePass.Run))
            .WithTrackingName(PassNames.Shapes);
        var programs = shaped.Select(static (stage, _) => stage.Then(LoweringPass.RunAll)).WithTrackingName(PassNames.Program);
        var sources = programs
            .Select(static (stage, _) => SourceEmission.Run(stage.Declared, stage.Result))
            .WithTrackingName(PassNames.Sources);
        var names = declared.Select(static (network, _) => network.Identity.HintName).Collect().Select(static (all, _) => FileNames.Clashing(all));
        context.RegisterSourceOutput(sources.Combine(names), WriteSources);

        // Places and findings meet only here; both lists have the order in which the classes were found.
        var locations = found.Select(static (item, _) => item.Locations).Collect();
        var findings = programs.Select(static (stage, _) => stage.Result.Findings).Collect();
        context.RegisterSourceOutput(findings.Combine(locations).Combine(context.CompilationProvider), ReportFindings);
    }

    private static void WriteSources(
        SourceProductionContext context, (EquatableArray<EmittedSource> Sources, EquatableArray<string> ClashingNames) input)
    {
        foreach (EmittedSource source in input.Sources)
        {
            context.AddSource(FileNames.Of(source, input.ClashingNames), SourceText.From(source.Text, Utf8));
        }
    }

    private static void ReportFindings(
        SourceProductionContext context,
        ((ImmutableArray<EquatableArray<PassError>> Findings, ImmutableArray<NetworkLocations> Locations) Networks, Compilation Compilation) input)
    {
        for (int network = 0; network < input.Networks.Findings.Length; network++)
        {
            DiagnosticsOutput.Report(context, input.Networks.Findings[network], input.Networks.Locations[network], input.Compilation);
        }
    }
}
