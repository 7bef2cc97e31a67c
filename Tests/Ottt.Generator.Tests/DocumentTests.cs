using System.Text;
using System.Text.RegularExpressions;
using Ottt.Hdf5;
using Ottt.Pictures;
using Ottt.Testing.Compilation;
using Xunit;

namespace Ottt.Generator.Tests;

/// <summary>
/// The C# of the documents compiles. The blocks of a document belong together, in their order: declarations beside one another, statements in one method, which is
/// given what a reader would bring.
/// </summary>
public partial class DocumentTests
{
    private const string FrontPage = "README.md";

    private static readonly string[] Implicit = ["using System;", "using System.Collections.Generic;", "using System.Linq;", "using System.Threading;"];

    /// <summary>The network of the front page, which every document may use.</summary>
    private static readonly Lazy<string> FrontNetwork = new(() => Blocks(FrontPage).First(IsDeclaration));

    public static TheoryData<string> Documents =>
    [
        FrontPage,
        .. Directory.EnumerateFiles(RepositoryFolder.Documents, "*.md").Select(file => Path.GetRelativePath(RepositoryFolder.Root, file).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];

    public static TheoryData<string> DocumentsWithCode => [.. Documents.Select(row => row.Data).Where(document => Blocks(document).Any())];

    [Theory]
    [MemberData(nameof(DocumentsWithCode))]
    public void The_code_of_a_document_compiles(string document)
    {
        string[] blocks = [.. Blocks(document)];
        Assert.Empty(CompileHost.Compile(Together(blocks), typeof(TrainingPictures).Assembly, typeof(Nir).Assembly).Errors);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void The_links_of_a_document_lead_to_files_and_headings(string document)
    {
        string folder = Path.GetDirectoryName(Path.Combine(RepositoryFolder.Root, document))!;
        Assert.All(Link().Matches(Text(document)).Select(match => match.Groups["target"].Value).Where(target => !target.Contains("://", StringComparison.Ordinal)), target =>
        {
            string[] parts = target.Split('#');
            string file = Path.Combine(folder, parts[0]);
            Assert.True(File.Exists(file), $"{document} leads to {target}, which does not exist");
            if (parts is [_, var heading]) Assert.Contains(heading, Heading().Matches(File.ReadAllText(file)).Select(match => Anchor(match.Groups["text"].Value)));
        });
    }

    [Fact]
    public void Every_diagnostic_is_in_the_page_of_troubles()
    {
        string page = Text("docs/troubleshooting.md");
        Assert.All(
            Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, "Generator", "Diagnostics", "Help"), "*.md"),
            help => Assert.Contains($"{Path.GetFileNameWithoutExtension(help)}.md) | {File.ReadLines(help).First().Split(": ", 2)[1]} |", page, StringComparison.Ordinal));
    }

    private static string Together(string[] blocks)
    {
        string[] declarations = [.. blocks.Where(IsDeclaration).Prepend(FrontNetwork.Value).Distinct()];
        string[] statements = [.. blocks.Where(block => !IsDeclaration(block))];
        var text = new StringBuilder();
        foreach (string line in declarations.Concat(statements).SelectMany(Lines).Where(IsUsing).Concat(Implicit).Distinct()) text.AppendLine(line);
        foreach (string line in declarations.SelectMany(Lines).Where(line => !IsUsing(line))) text.AppendLine(line);
        text.AppendLine("""
            internal static class Document
            {
                internal static async System.Threading.Tasks.Task Read(
                    float[] frame, int[] labels, Ottt.Data.IBatchSource trainingImages, Ottt.Data.IBatchSource testImages, IProgress<Ottt.Training.TrainingProgress> progress,
                    CancellationToken cancellationToken, nint contextOfAnotherLibrary, Ottt.Cuda.ICudaDriver bindingOfYourOwn)
                {
            """);
        foreach (string line in statements.SelectMany(Lines).Where(line => !IsUsing(line))) text.AppendLine(line);
        return text.AppendLine("    }\n}").ToString();
    }

    private static bool IsDeclaration(string block) => block.Contains("class ", StringComparison.Ordinal);

    private static bool IsUsing(string line) => UsingNamespace().IsMatch(line);

    private static string[] Lines(string block) => block.Split('\n');

    private static IEnumerable<string> Blocks(string document) =>
        Block().Matches(Text(document)).Select(match => match.Groups["code"].Value);

    private static string Text(string document) => File.ReadAllText(Path.Combine(RepositoryFolder.Root, document)).Replace("\r\n", "\n", StringComparison.Ordinal);

    /// <summary>What a heading is called in a link.</summary>
    private static string Anchor(string heading) => new([.. heading.ToLowerInvariant().Replace(' ', '-').Where(letter => char.IsLetterOrDigit(letter) || letter == '-')]);

    [GeneratedRegex("^```csharp\n(?<code>.*?)^```$", RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (?<text>.+?)\r?$", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^using [\w.]+;", RegexOptions.CultureInvariant)]
    private static partial Regex UsingNamespace();
}
