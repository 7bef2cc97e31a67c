namespace Ottt.Training.Monitors;

/// <summary>
/// What arithmetic costs on a chip. The numbers usual in the field are those of Horowitz, "Computing's energy problem (and what we can do about it)",
/// ISSCC 2014, for a 45 nm process at 0.9 V: a multiplication of 32-bit floats takes 3.7 pJ and an addition 0.9 pJ. Energies made of them are
/// estimates of the arithmetic alone: without memory, which takes more, without neurons, and of no particular machine.
/// </summary>
/// <param name="MultiplyAccumulate">A multiplication with an addition, in pJ: a term of a dense product.</param>
/// <param name="Accumulate">An addition, in pJ: what a spike costs at each synapse that it reaches.</param>
public sealed record EnergyModel(double MultiplyAccumulate, double Accumulate)
{
    /// <summary>Horowitz's 45 nm: 4.6 pJ and 0.9 pJ, 32-bit floats.</summary>
    public static EnergyModel Horowitz45Nanometres { get; } = new(MultiplyAccumulate: 3.7 + 0.9, Accumulate: 0.9);
}
