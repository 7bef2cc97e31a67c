#if OTTT_GENERATOR
namespace Ottt.Generator.Declaration.Choices;
#else
namespace Ottt;
#endif

/// <summary>How long a dropout mask lives. Spike and trace always share the mask.</summary>
public enum DropoutMask
{
    /// <summary>One mask from <c>Reset()</c> to <c>Reset()</c>, as in SpikingJelly's <c>layer.Dropout</c>.</summary>
    PerSequence,

    /// <summary>A new mask at every time step.</summary>
    PerStep,
}
