using System.Text.RegularExpressions;
using Xunit;

namespace Ottt.Generator.Tests.Architecture;

/// <summary>The way of the data is one way: a folder of the generator uses only those before it.</summary>
public partial class LayeringTests
{
    private static readonly string[] Passes = ["Models", "Declaration", "Shapes", "Lowering", "Emit"];

    /// <summary>
    /// The folder that joins findings with places, and the files that wire passes together, may use everything; code fixes are a project of their own.
    /// </summary>
    private static readonly string[] Free = ["Diagnostics", "CodeFixes", ""];

    private static readonly string[] SeesRoslyn = ["Declaration", "Diagnostics", "CodeFixes", ""];

    public static TheoryData<string> GeneratorFiles => [.. FilesOf(RepositoryFolder.Generator)];

    /// <summary>The folder <c>Package</c> holds no part of the runtime, but the program that draws its icon.</summary>
    public static TheoryData<string> RuntimeFiles => [.. FilesOf(RepositoryFolder.Runtime).Where(file => TopOf(file) != "Package")];

    [Theory]
    [MemberData(nameof(GeneratorFiles))]
    public void A_pass_uses_only_earlier_passes(string file)
    {
        string folder = TopOf(file);
        if (Free.Contains(folder)) return;
        Assert.Contains(folder, Passes);
        foreach (string used in UsingsOf(RepositoryFolder.Generator, file))
        {
            string usedFolder = used.Split('.')[2];
            Assert.True(Passes.IndexOf(usedFolder) is >= 0 and int index && index <= Passes.IndexOf(folder), $"{file} uses {used}");
            bool isPass = folder == "Emit" && usedFolder == "Lowering" && !used.StartsWith("Ottt.Generator.Lowering.Program", StringComparison.Ordinal);
            Assert.False(isPass, $"{file} uses a pass of the lowering, {used}; an emitter reads programs alone");
        }
    }

    [Theory]
    [MemberData(nameof(GeneratorFiles))]
    public void Only_the_declaration_pass_and_the_wiring_see_Roslyn(string file)
    {
        if (SeesRoslyn.Contains(TopOf(file))) return;
        Assert.DoesNotContain("Microsoft.CodeAnalysis", TextOf(RepositoryFolder.Generator, file), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(GeneratorFiles))]
    public void Passes_do_not_know_the_wiring(string file)
    {
        if (TopOf(file).Length == 0) return;
        Assert.DoesNotMatch(@"\b(OtttGenerator|PassNames|Stage<)", TextOf(RepositoryFolder.Generator, file));
    }

    [Theory]
    [MemberData(nameof(GeneratorFiles))]
    public void A_namespace_of_the_generator_is_its_folder(string file)
    {
        // The compiler looks for this type in a namespace of its own choice.
        string expected = file == "IsExternalInit.cs" ? "System.Runtime.CompilerServices" : NamespaceOfFolder("Ottt.Generator", file);
        Assert.Equal(expected, NamespaceIn(RepositoryFolder.Generator, file));
    }

    /// <summary>
    /// What a user names stands in the namespace <c>Ottt</c>, so that one using is enough: the folders <c>Attributes</c> and <c>Networks</c>
    /// are the front door. What concerns NVIDIA GPUs stands in <c>Ottt.Cuda</c>, whose folders only sort it. An extension is a project of its
    /// own, and its namespace begins with its own folder. A choice, such as a surrogate, is compiled into the generator as well and there has a
    /// namespace of the generator's; the last one in its file is that of the runtime.
    /// </summary>
    [Theory]
    [MemberData(nameof(RuntimeFiles))]
    public void A_namespace_of_the_runtime_is_its_folder_but_for_the_front_door(string file)
    {
        string expected = TopOf(file) switch
        {
            "Attributes" or "Networks" => "Ottt",
            "Cuda" => "Ottt.Cuda",
            "Extensions" => NamespaceOfFolder("Ottt", file["Extensions/".Length..]),
            _ => NamespaceOfFolder("Ottt", file),
        };
        Assert.Equal(expected, NamespaceIn(RepositoryFolder.Runtime, file));
    }

    private static IEnumerable<string> FilesOf(string root) =>
        RepositoryFolder.Sources(root).Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'));

    /// <summary>The first folder of a path, or nothing for a file at the root.</summary>
    private static string TopOf(string file) => file.Split('/') is [string folder, _, ..] ? folder : "";

    private static string NamespaceOfFolder(string root, string file) => string.Join('.', [root, .. file.Split('/')[..^1]]);

    private static string TextOf(string root, string file) => File.ReadAllText(Path.Combine(root, file));

    private static string NamespaceIn(string root, string file) => NamespaceLine().Matches(TextOf(root, file))[^1].Groups[1].Value;

    private static IEnumerable<string> UsingsOf(string root, string file) =>
        UsingLine().Matches(TextOf(root, file)).Select(match => match.Groups[1].Value)
            .Where(name => name.StartsWith("Ottt.Generator.", StringComparison.Ordinal));

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"^(?:global )?using (?:static |\w+ = )?([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex UsingLine();
}
