#if OTTT_GENERATOR
namespace Ottt.Generator.Declaration.Choices;
#else
namespace Ottt;
#endif

/// <summary>What a network is fed at each time step.</summary>
public enum NetworkInput
{
    /// <summary>An ordinary tensor; a layer that reads it uses it for value and gradient alike.</summary>
    Tensor,

    /// <summary>A <c>[spike, trace]</c> pair, as another network's last spiking layer emits it.</summary>
    SpikeAndTrace,
}
