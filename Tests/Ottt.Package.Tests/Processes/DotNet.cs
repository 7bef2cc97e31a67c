namespace Ottt.Package.Tests.Processes;

/// <summary>The command line of the .NET SDK that runs these tests.</summary>
internal static class DotNet
{
    private static readonly string Host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } path ? path : "dotnet";

    /// <param name="folder">Where it runs.</param>
    /// <param name="packages">The global packages folder; null for the one of the user.</param>
    /// <param name="arguments">The command and its arguments.</param>
    public static Task<FinishedProcess> Run(string folder, string? packages, params string[] arguments)
    {
        // Servers that outlive a build would keep its output open, and a test waits for the end of that.
        var environment = new Dictionary<string, string>
        {
            ["MSBUILDDISABLENODEREUSE"] = "1",
            ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
            ["UseSharedCompilation"] = "false",
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
            ["DOTNET_NOLOGO"] = "1",
            ["DOTNET_CLI_UI_LANGUAGE"] = "en",
        };
        if (packages is not null) environment["NUGET_PACKAGES"] = packages;
        return ChildProcess.Run(folder, environment, Host, arguments);
    }
}
