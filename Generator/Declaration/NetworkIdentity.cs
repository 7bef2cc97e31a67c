using Ottt.Generator.Models;

namespace Ottt.Generator.Declaration;

/// <summary>The class that a network is declared on.</summary>
/// <param name="Namespace">Its namespace, or empty.</param>
/// <param name="ContainingTypes">The types that it is nested in, outermost first, as <c>class Outer</c>.</param>
/// <param name="Name">Its name.</param>
internal sealed record NetworkIdentity(string Namespace, EquatableArray<string> ContainingTypes, string Name)
{
    /// <summary>The start of the names of generated files: namespace and containing types included, so that no two networks share one.</summary>
    public string HintName => string.Join(
        ".",
        new[] { Namespace }
            .Concat(ContainingTypes.Select(type => type.Substring(type.LastIndexOf(' ') + 1)))
            .Concat([Name])
            .Where(part => part.Length > 0)).Replace("@", "");

    /// <summary>The name of the private class that runs the network on the CPU; longer than that of the network, which it could not share.</summary>
    public string CpuStep => Name.TrimStart('@') + "CpuStep";

    /// <summary>The name of the private class that runs the network on NVIDIA GPUs.</summary>
    public string CudaStep => Name.TrimStart('@') + "CudaStep";

    /// <summary>The name of the private field with the description of the network.</summary>
    public string Schema => Name.TrimStart('@') + "Schema";

    /// <summary>The name of the private constant with the printed program for the CPU.</summary>
    public string CpuProgram => Name.TrimStart('@') + "CpuProgram";

    /// <summary>The name of the private constant with the printed program for NVIDIA GPUs.</summary>
    public string CudaProgram => Name.TrimStart('@') + "CudaProgram";
}
