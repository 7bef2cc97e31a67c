using System.Text;
using System.Text.RegularExpressions;
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

    /// <summary>The network of the front page, which every document may use.</summary>
    private static readonly Lazy<string> FrontNetwork = new(() => Blocks(FrontPage).First(IsDeclaration));

    public static TheoryData<string> Documents =>
    [
        FrontPage,
        .. Directory.EnumerateFiles(RepositoryFolder.Documents, "*.md").Select(file => Path.GetRelativePath(RepositoryFolder.Root, file).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Documents))]
    public void The_code_of_a_document_compiles(string document)
    {
        string[] blocks = [.. Blocks(document)];
        Assert.NotEmpty(blocks);

        Assert.Empty(CompileHost.Compile(Together(blocks)).Errors);
    }

    private static string Together(string[] blocks)
    {
        string[] declarations = [.. blocks.Where(IsDeclaration).Prepend(FrontNetwork.Value).Distinct()];
        string[] statements = [.. blocks.Where(block => !IsDeclaration(block))];
        var text = new StringBuilder();
        foreach (string line in declarations.Concat(statements).SelectMany(Lines).Where(IsUsing).Append("using System;").Append("using System.Threading;").Distinct()) text.AppendLine(line);
        foreach (string line in declarations.SelectMany(Lines).Where(line => !IsUsing(line))) text.AppendLine(line);
        text.AppendLine("""
            internal static class Document
            {
                internal static void Read(
                    float[] frame, int[] labels, Ottt.Data.IBatchSource trainingImages, IProgress<Ottt.Training.TrainingProgress> progress,
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
        Block().Matches(File.ReadAllText(Path.Combine(RepositoryFolder.Root, document)).Replace("\r\n", "\n", StringComparison.Ordinal)).Select(match => match.Groups["code"].Value);

    [GeneratedRegex("^```csharp\n(?<code>.*?)^```$", RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^using [\w.]+;", RegexOptions.CultureInvariant)]
    private static partial Regex UsingNamespace();
}
