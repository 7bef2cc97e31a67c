using Ottt.Cpu.Tiles;

namespace Ottt.Cpu;

/// <summary>
/// Weights packed in panels of 32 columns, so that the columns of each step of a product lie side by side: [panel][step][32].
/// </summary>
internal static class Panels
{
    /// <summary>The columns of a panel.</summary>
    public const int Width = PanelProduct.PanelWidth;

    /// <summary>The panels that hold a number of columns.</summary>
    /// <param name="columns">The columns.</param>
    public static int Count(int columns) => (columns + Width - 1) / Width;

    /// <summary>The columns of a panel that are in use.</summary>
    /// <param name="columns">The columns of all panels.</param>
    /// <param name="panel">The panel.</param>
    public static int Used(int columns, int panel) => Math.Min(Width, columns - (panel * Width));

    /// <summary>Packs output units as columns; steps go through [positions][channels] where the weight has [channels][positions].</summary>
    /// <param name="weight">[units][channels][positions].</param>
    /// <param name="packed">[panels of units][positions][channels][32].</param>
    /// <param name="units">The output units.</param>
    /// <param name="channels">The channels that a unit sees.</param>
    /// <param name="positions">The positions of a channel that a unit sees.</param>
    /// <param name="panel">The panel to pack.</param>
    public static void PackUnits(ReadOnlySpan<float> weight, Span<float> packed, int units, int channels, int positions, int panel)
    {
        int steps = channels * positions, used = Used(units, panel);
        Span<float> columns = packed.Slice(panel * steps * Width, steps * Width);
        if (used < Width) columns.Clear();
        ReadOnlySpan<float> rows = weight.Slice(panel * Width * steps, used * steps);
        for (int channel = 0; channel < channels; channel++)
        {
            Transposition.Copy(rows[(channel * positions)..], steps, columns[(channel * Width)..], channels * Width, used, positions);
        }
    }

    /// <summary>Copies the bias of a panel to a full row, or zeros where there is none.</summary>
    /// <param name="bias">The biases of all columns, or empty.</param>
    /// <param name="panel">The panel.</param>
    /// <param name="start">32 floats.</param>
    public static void CopyBias(ReadOnlySpan<float> bias, int panel, Span<float> start)
    {
        start.Clear();
        if (!bias.IsEmpty) bias.Slice(panel * Width, Used(bias.Length, panel)).CopyTo(start);
    }
}
