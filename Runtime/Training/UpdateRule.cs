namespace Ottt.Training;

/// <summary>When the parameters are updated during the time steps of a batch (Xiao et al., NeurIPS 2022, section 4).</summary>
public enum UpdateRule
{
    /// <summary>
    /// OTTT_A: the gradients of all time steps are summed, without a division by their number, and one optimizer step is made after the last.
    /// </summary>
    Accumulate,

    /// <summary>
    /// OTTT_O: one optimizer step after each time step. Momentum and weight decay act once per time step, and later time steps run with newer
    /// parameters on membrane potentials and traces that older ones made.
    /// </summary>
    EveryStep,
}
