using System.IO.Compression;
using System.Xml.Linq;
using Ottt.Package.Tests.Processes;
using Xunit;

namespace Ottt.Package.Tests;

/// <summary>The package, packed once for all tests into a folder of its own that serves as a package source.</summary>
public sealed class PackedPackage : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>The package source.</summary>
    public string Source => _folder.Subfolder("source");

    /// <summary>A global packages folder of these tests, in which no earlier build of the same version can be.</summary>
    public string GlobalPackages => _folder.Subfolder("packages");

    /// <summary>The one package file.</summary>
    public string File { get; private set; } = "";

    /// <summary>The version that it was packed with.</summary>
    public string Version => Metadata("version").Value;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        string project = RepositoryFolder.RuntimeProject;
        FinishedProcess pack = await DotNet.Run(Path.GetDirectoryName(project)!, null, "pack", project, "-c", "Release", "-o", Source, "-warnaserror");
        pack.Successful();
        File = Assert.Single(Directory.EnumerateFiles(Source));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    internal string NewFolder(string name) => _folder.Subfolder(name);

    internal IReadOnlyList<string> Entries()
    {
        using ZipArchive archive = ZipFile.OpenRead(File);
        return [.. archive.Entries.Select(entry => entry.FullName)];
    }

    internal byte[] Read(string entry)
    {
        using ZipArchive archive = ZipFile.OpenRead(File);
        using Stream stream = archive.GetEntry(entry)!.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>An element of the metadata, by its name.</summary>
    internal XElement Metadata(string name)
    {
        XElement metadata = XDocument.Load(new MemoryStream(Read("Ottt.Compiler.nuspec"))).Root!.Elements().Single();
        return metadata.Element(metadata.Name.Namespace + name) ?? throw new InvalidOperationException($"There is no {name} in:\n{metadata}");
    }
}
