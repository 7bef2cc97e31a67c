using Ottt.Generator.Lowering.Program;

namespace Ottt.Generator.Lowering;

/// <summary>The sizes of packed weights and accumulators. They are part of the contract with the kernels of the runtime; a test compares them.</summary>
internal static class PackedSizes
{
    /// <summary>The columns of a panel.</summary>
    private const int Panel = 32;

    public static int LinearForward(LinearGeometry geometry) => RoundUp(geometry.OutFeatures, Panel) * geometry.InFeatures;

    public static int LinearBackward(LinearGeometry geometry) => RoundUp(geometry.InFeatures, Panel) * geometry.OutFeatures;

    /// <summary>The weight of a product, that of an input gradient with its own geometry; also a weight gradient while it is summed over samples.</summary>
    public static int Conv2d(Conv2dGeometry geometry) =>
        geometry.Groups * RoundUp(geometry.OutChannels / geometry.Groups, Panel) * geometry.Taps;

    private static int RoundUp(int value, int multiple) => (value + multiple - 1) / multiple * multiple;
}
