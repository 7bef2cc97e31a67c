using Microsoft.CodeAnalysis;
using Ottt.Generator.Declaration;
using Ottt.Generator.Models;

namespace Ottt.Generator.Diagnostics;

/// <summary>Joins what passes found with the place where it was declared: the only code that knows both.</summary>
internal static class DiagnosticsOutput
{
    public static IReadOnlyDictionary<string, DiagnosticDescriptor> Descriptors { get; } =
        DeclarationDiagnostics.All.Concat(ShapeDiagnostics.All).Concat(LoweringDiagnostics.All).ToDictionary(descriptor => descriptor.Id);

    public static void Report(
        SourceProductionContext context, EquatableArray<PassError> errors, NetworkLocations locations, Compilation compilation)
    {
        foreach (PassError error in errors)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors[error.Id], locations.Of(error).In(compilation), error.Arguments.ToArray<object>()));
        }
    }
}
