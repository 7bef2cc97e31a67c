using Ottt.Package.Tests.Processes;
using Xunit;

namespace Ottt.Package.Tests;

/// <summary>The consumer, restored and built once.</summary>
public sealed class BuiltConsumer(PackedPackage package) : IAsyncLifetime
{
    internal ConsumerProject Project { get; private set; } = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Project = await ConsumerProject.Write(package, "consumer", "StripeNet.cs", "StripeImages.cs", "StripeTraining.cs", "Program.cs");
        FinishedProcess build = await Project.Build();
        build.Successful();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    internal Task<FinishedProcess> Run() => Project.Run(Path.Combine("out", "Stripes.dll"));
}
