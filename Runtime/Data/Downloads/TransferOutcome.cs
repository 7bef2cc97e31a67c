namespace Ottt.Data.Downloads;

/// <summary>What came of an attempt to transfer a file.</summary>
/// <param name="Kind">What came of it.</param>
/// <param name="Problem">What is wrong, to follow an address and a colon.</param>
internal readonly record struct TransferOutcome(TransferOutcome.Result Kind, string Problem = "")
{
    /// <summary>The kinds of outcomes.</summary>
    public enum Result
    {
        /// <summary>All bytes are there.</summary>
        Complete,

        /// <summary>It broke off, and may go on at another attempt.</summary>
        Broken,

        /// <summary>This address does not have the file.</summary>
        Refused,
    }

    public static TransferOutcome Complete => new(Result.Complete);

    public static TransferOutcome Broken(string problem) => new(Result.Broken, problem);

    public static TransferOutcome Refused(string problem) => new(Result.Refused, problem);
}
