namespace Ottt.Benchmarks.Peers.OneForward;

/// <summary>What is done beyond computing a time step once.</summary>
/// <param name="IsHoisted">Whether the first product is computed once per sequence, which is right only without updates in between.</param>
/// <param name="IsChannelsLast">Whether images are channels-last.</param>
internal sealed record OneForwardVariant(bool IsHoisted, bool IsChannelsLast);
