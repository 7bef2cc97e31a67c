namespace Ottt.Testing.Snapshots;

/// <summary>Whether verified files are compared with or rewritten.</summary>
internal enum SnapshotMode
{
    /// <summary>A difference fails.</summary>
    Compare,

    /// <summary>Verified files become what the tests give.</summary>
    Update,
}

/// <summary>Reads the mode from the environment.</summary>
internal static class SnapshotModes
{
    public const string UpdateVariable = "OTTT_UPDATE_SNAPSHOTS";
    public const string ContinuousIntegrationVariable = "CI";

    public static SnapshotMode FromEnvironment() => From(Environment.GetEnvironmentVariable);

    /// <summary>Reads the mode from given variables.</summary>
    /// <param name="variable">The value of a variable, or null.</param>
    /// <exception cref="SnapshotException">An update was asked for where nobody would look at what it writes.</exception>
    public static SnapshotMode From(Func<string, string?> variable)
    {
        if (variable(UpdateVariable) != "1") return SnapshotMode.Compare;
        return string.IsNullOrEmpty(variable(ContinuousIntegrationVariable))
            ? SnapshotMode.Update
            : throw new SnapshotException(
                $"{UpdateVariable}=1 is refused where {ContinuousIntegrationVariable} is set: an update is to be looked at before it is committed.");
    }
}
