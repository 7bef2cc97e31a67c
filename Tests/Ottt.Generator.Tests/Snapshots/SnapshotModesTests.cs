using Ottt.Testing.Snapshots;
using Xunit;

namespace Ottt.Generator.Tests.Snapshots;

/// <summary>When verified files may be rewritten.</summary>
public class SnapshotModesTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0")]
    public void Texts_are_compared_unless_an_update_is_asked_for(string? update) => Assert.Equal(SnapshotMode.Compare, Mode(update, null));

    [Fact]
    public void An_update_may_be_asked_for() => Assert.Equal(SnapshotMode.Update, Mode("1", null));

    [Fact]
    public void An_update_is_refused_in_continuous_integration() => Assert.Throws<SnapshotException>(() => Mode("1", "true"));

    [Fact]
    public void Continuous_integration_compares() => Assert.Equal(SnapshotMode.Compare, Mode(null, "true"));

    private static SnapshotMode Mode(string? update, string? integration) => SnapshotModes.From(variable => variable switch
    {
        SnapshotModes.UpdateVariable => update,
        SnapshotModes.ContinuousIntegrationVariable => integration,
        _ => null,
    });
}
