using System.Globalization;

namespace Ottt.Training;

/// <summary>
/// The loss of a time step was a NaN or an infinity. The batch was given up before the parameters were updated with it; its gradients are
/// gone.
/// </summary>
public sealed class NonFiniteLossException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="batch">The batch, from 0.</param>
    /// <param name="timeStep">The time step, from 0.</param>
    /// <param name="location">Where the first value that is not finite was found.</param>
    /// <param name="value">The loss.</param>
    public NonFiniteLossException(int batch, int timeStep, string location, double value)
        : base(string.Create(
            CultureInfo.InvariantCulture,
            $"The loss is {value} in batch {batch} at time step {timeStep}; the first value that is not finite is in {location}."))
    {
        Batch = batch;
        TimeStep = timeStep;
        Location = location;
    }

    /// <summary>The batch since the epoch began, from 0.</summary>
    public int Batch { get; }

    /// <summary>The time step, from 0.</summary>
    public int TimeStep { get; }

    /// <summary>
    /// Where the first value that is not finite was found: <c>the input</c>, a place in the network as <see cref="OtttNetwork.FindNonFinite"/>
    /// names it, <c>the output</c>, or <c>the loss</c>.
    /// </summary>
    public string Location { get; }
}
