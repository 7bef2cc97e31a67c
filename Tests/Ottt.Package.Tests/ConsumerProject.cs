using Ottt.Package.Tests.Processes;

namespace Ottt.Package.Tests;

/// <summary>A project like that of a user: it lies outside the repository and knows of it only the package.</summary>
internal sealed class ConsumerProject
{
    private readonly PackedPackage _package;

    private ConsumerProject(PackedPackage package, string folder)
    {
        _package = package;
        Folder = folder;
    }

    public string Folder { get; }

    public static async Task<ConsumerProject> Write(PackedPackage package, string name, params string[] sources)
    {
        var project = new ConsumerProject(package, package.NewFolder(name));
        await File.WriteAllTextAsync(Path.Combine(project.Folder, "nuget.config"), $"""
            <configuration>
              <packageSources>
                <add key="ottt-package-tests" value="{package.Source}" />
              </packageSources>
            </configuration>
            """);
        await File.WriteAllTextAsync(Path.Combine(project.Folder, "Stripes.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <InvariantGlobalization>true</InvariantGlobalization>
                <GenerateDocumentationFile>true</GenerateDocumentationFile>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <TrimmerSingleWarn>false</TrimmerSingleWarn>
                <EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Ottt.Compiler" Version="[{package.Version}]" />
              </ItemGroup>
            </Project>
            """);
        foreach (string source in sources) File.Copy(RepositoryFolder.ConsumerSource(source), Path.Combine(project.Folder, source));
        return project;
    }

    public Task<FinishedProcess> Build() => Run("build", "-c", "Release", "-o", "out", "-warnaserror");

    public Task<FinishedProcess> Run(params string[] arguments) => DotNet.Run(Folder, _package.GlobalPackages, arguments);
}
